import itertools
import os

from server.watch import changes, look
from tests.small_corpus import write_corpus


def events(corpus, script):
    """What ``changes`` yields while ``script[n]`` is done before look n; ends after the script."""

    class Over(Exception):
        pass

    steps = itertools.count()
    seen = []

    def wait(seconds):
        step = next(steps)
        if step > max(script) + 6:
            raise Over
        script.get(step, lambda: None)()

    watching = changes(corpus, wait)
    try:
        for _ in watching:
            seen.append(look(corpus))
    except Over:
        return seen


def write(corpus, name, text):
    return lambda: (corpus / name).write_text(text, encoding="utf-8")


def test_one_change_is_one_event(tmp_path):
    corpus = write_corpus(tmp_path)
    assert len(events(corpus, {2: write(corpus, "neu.md", "x")})) == 1


def test_changes_in_a_row_are_one_event_after_the_last(tmp_path):
    corpus = write_corpus(tmp_path)
    script = {step: write(corpus, "neu.md", "x" * step) for step in range(1, 6)}
    (seen,) = events(corpus, script)
    assert seen == look(corpus)


def test_two_changes_with_a_pause_are_two_events(tmp_path):
    corpus = write_corpus(tmp_path)
    script = {1: write(corpus, "neu.md", "x"), 8: write(corpus, "prueffragen.jsonl", "")}
    assert len(events(corpus, script)) == 2


def test_what_is_undone_at_once_is_no_event(tmp_path):
    corpus = write_corpus(tmp_path)
    assert events(corpus, {1: write(corpus, "neu.md", "x"), 2: lambda: (corpus / "neu.md").unlink()}) == []


def test_sidecars_count_and_readmes_do_not(tmp_path):
    corpus = write_corpus(tmp_path)
    before = look(corpus)
    write(corpus, "README.md", "x")()
    assert look(corpus) == before
    write(corpus, "sprache.md.meta.yaml", "titel: T")()
    assert look(corpus) != before


def test_the_time_of_change_counts(tmp_path):
    corpus = write_corpus(tmp_path)
    before = look(corpus)
    os.utime(corpus / "sprache.md", (1, 1))
    assert look(corpus) != before


def test_a_drive_that_comes_and_goes_is_no_event(tmp_path):
    corpus = write_corpus(tmp_path / "corpus")
    away = tmp_path / "weg"
    assert events(corpus, {1: lambda: corpus.rename(away), 4: lambda: away.rename(corpus)}) == []
