"""The summary of all scorers: figures by their paths, baselines, floors, and what is skipped or fails."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from reportedly.errors import ConfigError
from reportedly.evaluate.summary import Score, Scorer, Summary, Wanted, number_at, read_scorers, scores_of

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
MEASURED = {"places": {"f1": 0.5, "right": 3}, "nearest": {"places": {"f1": 0.25}}, "errors": {"mae": 0.4}}
PLACES = Wanted("places, F1", "places.f1", baseline="nearest.places.f1", against="the nearest name")
ERRORS = Wanted("errors", "errors.mae", least_is_best=True)
SCORER = Scorer("own/{part}", "score.py", ("--half", "{part}", "--json"), None, (PLACES, ERRORS))


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate_script", BENCHMARKS / "evaluate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_figure_stands_beside_its_baseline_and_floor() -> None:
    places, errors = scores_of(SCORER, MEASURED, {"places.f1": 0.4, "errors.mae": 0.4})
    assert (places.value, places.baseline, places.floor, places.is_below) == (0.5, 0.25, 0.4, False)
    assert (errors.value, errors.is_below) == (0.4, False)
    table = Summary((places, errors), {}, {}).as_table()
    assert "0.500   0.400  0.250 the nearest name" in table


@pytest.mark.parametrize(
    ("wanted", "value", "floor", "below"),
    [
        (PLACES, 0.5, 0.6, True),
        (PLACES, 0.6, 0.6, False),
        (PLACES, 0.5, None, False),
        (PLACES, None, 0.1, True),
        (ERRORS, 0.5, 0.4, True),
        (ERRORS, 0.3, 0.4, False),
    ],
)
def test_what_is_below_its_floor(
    wanted: Wanted, value: float | None, floor: float | None, below: bool
) -> None:
    figure = Score("own", wanted, value, None, floor)
    assert figure.is_below is below
    assert Summary((figure,), {}, {}).is_well is not below
    assert ("BELOW" in Summary((figure,), {}, {}).as_table()) is below


def test_a_floor_is_held_whether_or_not_its_figure_is_wanted() -> None:
    figures = scores_of(SCORER, MEASURED, {"places.right": 4})
    assert [(f.wanted.path, f.value) for f in figures if f.is_below] == [("places.right", 3.0)]


def test_a_path_leads_to_a_number_or_to_none() -> None:
    assert number_at(MEASURED, "nearest.places.f1") == 0.25
    assert number_at(MEASURED, "nearest.places") is None
    assert number_at(MEASURED, "nowhere.f1") is None


def test_skipped_is_no_failure_but_failed_is_one() -> None:
    assert Summary((), {"own": "not there"}, {}).is_well
    failed = Summary((), {}, {"own": "it broke"})
    assert not failed.is_well
    assert "FAILED   own: it broke" in failed.as_table()
    assert failed.as_json()["failed"] == {"own": "it broke"}


def test_parts_are_filled_in() -> None:
    scorer = SCORER.of_part("test")
    assert (scorer.corpus, scorer.arguments) == ("own/test", ("--half", "test", "--json"))


def test_what_is_run_is_there_and_can_be_asked() -> None:
    """Every script of `evaluate.yaml` that is here takes the arguments that it is given."""
    scorers = read_scorers(BENCHMARKS / "evaluate.yaml")
    assert len({scorer.corpus for scorer in scorers}) == len(scorers)
    here = [scorer for scorer in scorers if (BENCHMARKS / scorer.script).is_file()]
    assert {"gold/seen", "muc4/{part}", "event_location/{part}"} <= {scorer.corpus for scorer in here}
    for scorer in here:
        text = (BENCHMARKS / scorer.script).read_text(encoding="utf-8")
        options = [a for a in scorer.arguments if a.startswith("--")]
        assert [option for option in options if f'"{option}"' not in text] == [], scorer.corpus


@pytest.mark.parametrize(
    "content", ["- 1", "[{corpus: a}]", "a: [", "- {corpus: a, script: b, figures: [{x: 1}]}"]
)
def test_a_broken_list_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "evaluate.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match="cannot be used"):
        read_scorers(path)


def _list(folder: Path, script: str, corpus: str = "own", needs: str | None = None) -> list[str]:
    """A list of one script of the test's own, with floors."""
    figures = [{"what": "places, F1", "path": "places.f1"}]
    raw = [{"corpus": corpus, "script": script, "folder": needs, "figures": figures}]
    (folder / "list.yaml").write_text(json.dumps(raw), encoding="utf-8")
    (folder / "floors.json").write_text('{"own": {"places.f1": 0.4}}', encoding="utf-8")
    return ["--scorers", str(folder / "list.yaml"), "--floors", str(folder / "floors.json")]


def _own(folder: Path, body: str) -> str:
    (folder / "own.py").write_text(body, encoding="utf-8")
    return str(folder / "own.py")


def test_a_run_measures_and_holds_the_floors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, code in ((0.5, 0), (0.3, 1)):
        body = f"import json\nprint(json.dumps({{'places': {{'f1': {number}}}}}))\n"
        out = tmp_path / "out" / "scores.json"
        arguments = [*_list(tmp_path, _own(tmp_path, body)), "--output", str(out)]
        assert _script().main(arguments) == code
        assert f"{number:.3f}" in capsys.readouterr().out
        assert json.loads(out.read_text(encoding="utf-8"))["scores"][0]["value"] == number


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import sys\nsys.exit('own: no such file; fetch it')\n", "own: no such file; fetch it"),
        ("print('no JSON')\n", "printed no JSON"),
        ("print(1)\n", "its JSON is no object"),
        ("raise SystemExit(3)\n", "exit code 3"),
    ],
)
def test_a_scorer_that_fails_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], body: str, said: str
) -> None:
    assert _script().main(_list(tmp_path, _own(tmp_path, body))) == 1
    assert said in capsys.readouterr().out


def test_a_corpus_that_is_not_there_is_skipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = _list(tmp_path, _own(tmp_path, "raise SystemExit(3)\n"), needs="own_corpus")
    monkeypatch.delenv("REPORTEDLY_CORPORA", raising=False)
    assert _script().main(arguments) == 0
    assert "skipped  own: REPORTEDLY_CORPORA names no folder" in capsys.readouterr().out
    monkeypatch.setenv("REPORTEDLY_CORPORA", str(tmp_path))
    assert _script().main(arguments) == 0
    assert "own_corpus" in capsys.readouterr().out
    assert _script().main(_list(tmp_path, "nowhere.py")) == 0
    assert "nowhere.py is not there" in capsys.readouterr().out


def test_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = _list(tmp_path, _own(tmp_path, ""))
    assert _script().main([*arguments, "--only", "other"]) == 2
    assert "there are own" in capsys.readouterr().err
    assert _script().main(["--scorers", str(tmp_path / "none.yaml")]) == 2
