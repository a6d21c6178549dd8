"""Physics of the stage: what happens to things by themselves, worked out once a shot before a frame is drawn.

Rigid bodies are moved by Chipmunk (`pymunk`), imported only where something falls, breaks or flies apart; cloth and
ropes are springs by Verlet's method; water, melting and smoke are closed forms. Everything is worked out on its own
fixed step from the moment that it begins, so a frame shows the same whatever the frame rate, and whichever frame is
asked for first. Which words of a staging ask for what stands in `schema.effects`.
"""
