"""`circletake`: the commands, each imported only when it is used."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import Any, NoReturn

import click

_GARBAGE_AT = 50_000
"""Objects made before cycles are looked for: a film makes many that live long, and few cycles."""

_COMMANDS = {
    "make": ("circletake.cli.make", "Make a film from a brief."),
    "resume": ("circletake.cli.resume", "Go on with a production, or make again what changed."),
    "chat": ("circletake.cli.chat", "Plan, change and make a film in conversation."),
    "score": ("circletake.cli.score", "Score a silent clip of your own, or find the beats of a piece of music."),
    "why": ("circletake.cli.why", "Tell why a take was circled and why something was made again."),
    "uncertainty": ("circletake.cli.uncertainty", "Tell how sure the picture back-end is of a prompt, and why not."),
    "mcp": ("circletake.cli.mcp", "Offer the studio to MCP clients over standard input and output."),
    "doctor": ("circletake.cli.doctor", "Tell what this machine can do, and what is missing for more."),
    "eval": ("circletake.cli.evaluate", "Measure Circletake on this machine."),
}


class _LazyGroup(click.Group):
    """Knows its commands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = importlib.import_module(_COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in _COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="circletake")
def circletake() -> None:
    """A film studio in one command: a brief goes in, a scored, mixed and delivered film comes out.

    \b
    circletake make "A 20-second film: a fox crosses a frozen lake at dusk. Calm, piano."
    circletake make @brief.md --size 1920x1080
    """


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 done, 2 the user must fix something, 3 degraded or needs you, 1 our fault."""
    # Workers have the cores. The studio's own small products only wait for each other on several.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(_GARBAGE_AT)
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    try:
        code: Any = circletake.main(arguments, prog_name="circletake", standalone_mode=False)
    except click.exceptions.Abort:
        return _say("stopped; run the same command again to go on", 130)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except KeyboardInterrupt:
        return _say("stopped; run the same command again to go on", 130)
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except Exception as error:
        return _explain(error)
    return code if isinstance(code, int) else 0


def _explain(error: Exception) -> int:
    """Say what went wrong and return the exit code: ours are plain messages, others leave a log."""
    from circletake.schema import CircletakeError

    if isinstance(error, CircletakeError):
        return _say(f"circletake: {error}", error.exit_code)
    from circletake.cli.crash import write_crash_log

    log = write_crash_log(error)
    return _say(
        f"circletake: something broke that should not have ({type(error).__name__}: {error}).\n"
        f"  The details are in {log}. What was finished is kept: run the same command again to go on.",
        1,
    )


def _say(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code


if __name__ == "__main__":
    main()
