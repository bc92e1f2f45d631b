"""`reportedly judge`: what a person decides of claims, pairs, incidents and judgements. In: ids and a
decision. Out: a judgement, appended, and the situation fused anew by it."""
# ruff: noqa: PLC0415 - `--help` must not load the database

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.session import Db, Quiet, report_note, session_of
from reportedly.errors import ConfigError, InputError

if TYPE_CHECKING:
    from reportedly.cli.benches import Bench

group = typer.Typer(
    no_args_is_help=True, help="Decide what the machine got wrong: appended with name and time, never edited."
)

By = Annotated[
    str | None, typer.Option("--by", help="Who decides; without it the setting `author`, else the login.")
]
Note = Annotated[str, typer.Option("--note", help="Why, for those who read it later.")]
NoFuse = Annotated[
    bool, typer.Option("--no-fuse", help="Only write it down; `reportedly fuse` puts it to use.")
]
ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id, or how it begins.")]
One = Annotated[str, typer.Argument(metavar="A", help="A claim or an incident, by its id.")]
Other = Annotated[str, typer.Argument(metavar="B", help="Another of the same sort.")]


@group.command("same")
def same(
    context: typer.Context,
    one: One,
    other: Other,
    db: Db,
    *,
    by: By = None,
    note: Note = "",
    no_fuse: NoFuse = False,
    quiet: Quiet = False,
) -> None:
    """Two claims, or two incidents, tell one happening."""
    with _bench(context, db, by, note, fuse=not no_fuse, quiet=quiet) as bench:
        bench.pair(one, other, "same")


@group.command("different")
def different(
    context: typer.Context,
    one: One,
    other: Other,
    db: Db,
    *,
    by: By = None,
    note: Note = "",
    no_fuse: NoFuse = False,
    quiet: Quiet = False,
) -> None:
    """Two claims, or two incidents, tell two happenings: they are never put together."""
    with _bench(context, db, by, note, fuse=not no_fuse, quiet=quiet) as bench:
        bench.pair(one, other, "different")


@group.command("accept")
def accept(
    context: typer.Context,
    claim: ClaimId,
    db: Db,
    *,
    by: By = None,
    note: Note = "",
    no_fuse: NoFuse = False,
    quiet: Quiet = False,
) -> None:
    """The text makes this claim as it was read."""
    with _bench(context, db, by, note, fuse=not no_fuse, quiet=quiet) as bench:
        bench.claim(claim, "accepted")


@group.command("reject")
def reject(
    context: typer.Context,
    claim: ClaimId,
    db: Db,
    *,
    by: By = None,
    note: Note = "",
    no_fuse: NoFuse = False,
    quiet: Quiet = False,
) -> None:
    """The text makes no such claim: it is kept, and belongs to no incident."""
    with _bench(context, db, by, note, fuse=not no_fuse, quiet=quiet) as bench:
        bench.claim(claim, "rejected")


@group.command("retract")
def retract(
    context: typer.Context,
    claim: ClaimId,
    db: Db,
    *,
    by: By = None,
    note: Note = "",
    no_fuse: NoFuse = False,
    quiet: Quiet = False,
) -> None:
    """The claim's source took it back: it is shown, and supports nothing."""
    with _bench(context, db, by, note, fuse=not no_fuse, quiet=quiet) as bench:
        bench.claim(claim, "retract")


@group.command("correct")
def correct(
    context: typer.Context,
    claim: ClaimId,
    field: Annotated[
        str, typer.Argument(help="kind, place, time, polarity, speaker.name, speaker.side, killed.best ...")
    ],
    value: Annotated[str, typer.Argument(help="What the text says instead; `none` where it says nothing.")],
    db: Db,
    *,
    words: Annotated[
        str, typer.Option("--words", help="The words of the report that say so, where they are others.")
    ] = "",
    by: By = None,
    note: Note = "",
    no_fuse: NoFuse = False,
    quiet: Quiet = False,
) -> None:
    """A field of a claim has another value; the machine's stays beside it."""
    with _bench(context, db, by, note, fuse=not no_fuse, quiet=quiet) as bench:
        bench.correction(claim, field, value, words)


@group.command("standing")
def standing(
    context: typer.Context,
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="The incident's id, or how it begins.")],
    value: Annotated[str, typer.Argument(help="What may be concluded: contested, corroborated ...")],
    db: Db,
    *,
    toll: Annotated[
        str | None, typer.Option("--toll", help="Of this toll only, by its measure: killed.")
    ] = None,
    by: By = None,
    note: Note = "",
    no_fuse: NoFuse = False,
    quiet: Quiet = False,
) -> None:
    """Overrule the standing of an incident or of a toll; the computed one stays beside it."""
    with _bench(context, db, by, note, fuse=not no_fuse, quiet=quiet) as bench:
        bench.standing(incident, value, toll)


@group.command("undo")
def undo(
    context: typer.Context,
    judgement: Annotated[
        str, typer.Argument(metavar="JUDGEMENT", help="The judgement's id, or how it begins.")
    ],
    db: Db,
    *,
    by: By = None,
    note: Note = "",
    no_fuse: NoFuse = False,
    quiet: Quiet = False,
) -> None:
    """A judgement holds no more. To undo an undoing lets it hold again."""
    with _bench(context, db, by, note, fuse=not no_fuse, quiet=quiet) as bench:
        bench.undo(judgement)


@contextmanager
def _bench(
    context: typer.Context, db: Db, by: str | None, note: str, *, fuse: bool, quiet: bool
) -> Iterator[Bench]:
    """Where judgements are made: what cannot be decided is an InputError of what was typed."""
    from reportedly.cli.benches import Bench
    from reportedly.fuse.decisions import Signature

    session = session_of(context)
    session.prepare_cache()
    author = by or session.settings.author or _login()
    with session.open_old(db) as situation:
        bench = Bench(situation, Signature(author, note), session.settings)
        try:
            yield bench
        except ValueError as error:
            raise InputError("judgement", str(error), "nothing was written") from error
        for line in bench.enter(fuse=fuse, quiet=quiet):
            typer.echo(line)
        if not fuse and not quiet:
            report_note(f"written, not yet in use; run: reportedly fuse --db {db}")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no user of that number, as in some containers
        raise ConfigError("nobody is known to judge; name yourself with --by NAME") from None
