"""The report: one page that shows what was made, how sure the critic was, and why."""

from circletake.studio.report.page import report_html

__all__ = ["report_html"]
