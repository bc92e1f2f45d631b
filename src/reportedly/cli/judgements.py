"""`reportedly judge list`, `export` and `import`, and `reportedly fuse`: judgements as they stand. In: a
situation, files of judgements. Out: a table, JSON lines, judgements appended."""
# ruff: noqa: PLC0415 - `--help` must not load the database

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.renewing import report_anew
from reportedly.cli.session import (
    FAILED,
    Db,
    Output,
    Quiet,
    ShowNames,
    opened_output,
    report_error,
    report_note,
    session_of,
)
from reportedly.errors import InputError

if TYPE_CHECKING:
    from reportedly.model.judgement import Judgement

_LOST = frozenset(("stale", "unheeded"))
_QUOTED = 60


def list_judgements(
    context: typer.Context,
    db: Db,
    *,
    stale: Annotated[
        bool,
        typer.Option("--stale", help="Only those that do nothing, and why."),
    ] = False,
    output: Output = None,
    show_names: ShowNames = False,
) -> None:
    """List the judgements, the oldest first, with what became of each."""
    from reportedly.cli.pages import Page
    from reportedly.fuse.decisions import judgement_words

    with session_of(context).open_old(db) as situation, opened_output(output) as stream:
        fates = [fate for fate in situation.fates() if not stale or fate.state in _LOST]
        if not fates:
            what = "is stale" if stale else "was made yet; see: reportedly judge --help"
            report_note(f"no judgement {what}")
            return
        page = Page(stream, situation, show_names=show_names)
        for fate in fates:
            judgement = fate.judgement
            page.heading(judgement_words(judgement), judgement.id)
            made = f"{judgement.made_by}, {judgement.made_at[:16].replace('T', ' ')}"
            now = f"{fate.state}: {fate.why}" if fate.why else fate.state
            page.facts({"by": made, "note": judgement.note, "words": _quoted(judgement), "now": now})


def export_judgements(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to, or - for standard output.")],
    db: Db,
    *,
    show_names: ShowNames = False,
) -> None:
    """Write all judgements as JSON lines, for a colleague who has the same reports."""
    from reportedly.export.mask import mask_record, private_names
    from reportedly.model.judgement_records import judgement_record

    with session_of(context).open_old(db) as situation:
        names = frozenset[str]() if show_names else private_names(situation.claims())
        records = [mask_record(judgement_record(judgement), names) for judgement in situation.judgements()]
    with opened_output(None if file == "-" else Path(file)) as stream:
        stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def import_judgements(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSON lines, or - for standard input.")],
    db: Db,
    *,
    no_fuse: Annotated[
        bool, typer.Option("--no-fuse", help="Only append them; `reportedly fuse` puts them to use.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Append the judgements of a file; those that are there already change nothing. Exit 1 for bad lines."""
    found: list[Judgement] = []
    failures: list[InputError] = []
    for item in _read(file):
        if isinstance(item, InputError):
            failures.append(item)
            report_error(str(item))
        else:
            found.append(item)
    session = session_of(context)
    session.prepare_cache()
    with session.open_old(db) as situation:
        new = situation.judge(*found)
        if new and not no_fuse:
            from reportedly.pipeline import renew

            report_anew(renew(situation), quiet=quiet)
        if not quiet:
            known, lost = len(found) - new, sum(fate.state in _LOST for fate in situation.fates())
            typer.echo(f"{new} new, {known} known, {len(failures)} bad; {lost} now stale", err=True)
    if failures:
        raise typer.Exit(FAILED)


def fuse(
    context: typer.Context,
    db: Db,
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="A rule of standing not to be used; may be given again."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Put all claims together anew, as read and as judged; reading does this by itself.

    A rule that is left out is back at the next fusion."""
    session = session_of(context)
    session.prepare_cache()
    with session.open_old(db) as situation:
        from reportedly.pipeline import fuse_anew

        count = len(fuse_anew(situation, off=without or ()))
    if not quiet:
        typer.echo(f"{count:,} incidents", err=True)


def _quoted(judgement: Judgement) -> str:
    anchors = (*judgement.anchors[:1], *judgement.others[:1])
    texts = (" ".join((anchor.figure or anchor.text).split()) for anchor in anchors)
    return " / ".join(f"“{text if len(text) <= _QUOTED else text[:_QUOTED] + '…'}”" for text in texts if text)


def _read(file: str) -> Iterator[Judgement | InputError]:
    """The judgements of the file's lines, or what is wrong with them; empty lines are passed over."""
    from reportedly.model.judgement_records import judgement_from_record

    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(file, "is not UTF-8", "give what `reportedly judge export` wrote") from None
    except OSError as error:
        reason = f"cannot be read ({(error.strerror or str(error)).lower()})"
        raise InputError(file, reason, "check the name and that you may read it") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise ValueError("it is no JSON object")
            yield judgement_from_record(record)
        except ValueError as error:
            remedy = "correct the line, or export it anew; the other lines are taken"
            yield InputError(f"{file}:{number}", str(error), remedy)
