"""`timeline completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from timeline.cli.speaking import emit, examples

_EXAMPLES = examples(
    "timeline completion bash >> ~/.bashrc",
    "timeline completion zsh >> ~/.zshrc",
    "timeline completion fish > ~/.config/fish/completions/timeline.fish",
)


@click.command("completion", short_help="Print the shell completion script.", epilog=_EXAMPLES)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the script that completes `timeline` in your shell."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for '{shell}': there is one for bash, zsh and fish")
    made = kind(ctx.find_root().command, {}, "timeline", "_TIMELINE_COMPLETE")
    emit(made.source_template % made.source_vars())
    return 0
