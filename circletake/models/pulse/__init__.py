"""Pulse: beats, bars and sections of any music, or the knowledge that it has none.

For cutting to music (FilmComposer's other direction). After D. P. W. Ellis, "Beat Tracking by Dynamic Programming"
(J. New Music Research 36, 2007): one tempo, and beats that balance strength against evenness. Sections after J. Foote,
"Automatic Audio Segmentation Using a Measure of Audio Novelty" (ICME 2000).

Deviations: the tempo is found from autocorrelation summed over its multiples and checked window by window, so that what
is without a steady pulse (noise, drones, rubato) is refused instead of gridded. Bars are chosen among two, three and
four beats by where the bass strikes and the harmony changes.

=========  =====  ==============================================
symbol     shape  meaning
=========  =====  ==============================================
o(t)       (n,)   onset strength, 100 values a second
r(l)       (l,)   autocorrelation of o at lags l
C(t)       (n,)   best score of a chain of beats that ends at t
S          (b,b)  likeness of every two moments
=========  =====  ==============================================
"""

from circletake.models.pulse.onsets import RATE_HZ, Strengths, strengths_of
from circletake.models.pulse.sections import Section, sections_of
from circletake.models.pulse.track import Pulse, track_pulse

__all__ = ["RATE_HZ", "Pulse", "Section", "Strengths", "sections_of", "strengths_of", "track_pulse"]
