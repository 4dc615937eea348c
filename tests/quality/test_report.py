import json
from io import StringIO

from rich.console import Console

from tests.quality.metrics import Figure
from tests.quality.report import print_misses, print_section, section_record
from tests.quality.section import Section


def shown(section, printer=print_section):
    console = Console(file=StringIO(), width=140)
    printer(console, section)
    return console.file.getvalue()


def row(text, label):
    (line,) = [line for line in text.splitlines() if label in line]
    return [cell.strip() for cell in line.strip("│ \n").split("│")]


def test_a_row_shows_value_noise_baseline_and_goal_in_per_cent():
    figure = Figure("Recall@1", 0.912, 570, 0.012, baselines={"BM25": 0.85}, must=0.9, aim=0.95)
    text = shown(Section("Teil", {"recall": figure}))
    assert row(text, "Recall@1") == ["Recall@1", "91,2", "1,2", "570", "85,0", "90,0", "95,0", "Muss"]


def test_characters_are_no_per_cent():
    text = shown(Section("Teil", {"length": Figure("Länge", 343.7, 60, unit="Zeichen")}))
    assert row(text, "Länge")[1] == "344"


def test_the_verdict_follows_the_direction_of_the_figure():
    def verdict(value, falling):
        figure = Figure(
            "Kennzahl X", value, 1, must=0.2 if falling else 0.8, aim=0.1 if falling else 0.9, falling=falling
        )
        return row(shown(Section("Teil", {"x": figure})), "Kennzahl X")[-1]

    assert [verdict(value, falling=False) for value in (0.95, 0.85, 0.5)] == ["Ziel", "Muss", "fehlt"]
    assert [verdict(value, falling=True) for value in (0.05, 0.15, 0.5)] == ["Ziel", "Muss", "fehlt"]


def test_the_ablation_shows_signed_points_and_leaves_out_what_changes_nothing():
    rows = {"cosine": {"Recall@1": -0.031}, "length": {"Recall@1": 0.005}, "silent": {"Recall@1": 0.0}}
    text = shown(Section("Teil", {}, rows))
    assert row(text, "cosine")[1] == "-3,1"
    assert row(text, "length")[1] == "+0,5"
    assert "silent" not in text.split("ohne messbare Wirkung")[0]
    assert "silent" in text.split("ohne messbare Wirkung")[1]


def test_misses_are_shown_and_hits_are_not():
    hit = {"id": "a", "question": "Wo?", "right": True}
    miss = {"id": "b", "question": "Wann?", "right": False, "answer": "nie"}
    text = shown(Section("Teil", {}, {}, [hit, miss]), print_misses)
    assert "Wann?" in text
    assert "answer: nie" in text
    assert "Wo?" not in text


def test_a_section_is_json():
    section = Section("Teil", {"recall": Figure("Recall@1", 0.9, 10)}, {"cosine": {"Recall@1": -0.1}}, [{"id": "a"}])
    record = json.loads(json.dumps(section_record(section)))
    assert record["figures"]["recall"]["value"] == 0.9
    assert record["ablation"] == {"cosine": {"Recall@1": -0.1}}
    assert record["questions"] == [{"id": "a"}]
