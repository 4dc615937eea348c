import json

from server.cli.progress import ConsoleProgress, LineProgress


def test_a_log_gets_one_line_per_finished_stage(capsys):
    with ConsoleProgress() as tell:
        for done in range(1, 4):
            tell("Lesen", done, 3)
    assert capsys.readouterr().err == "Lesen: 3 von 3\n"


def test_a_program_gets_every_step(capsys):
    with LineProgress() as tell:
        tell("Lesen", 1, 2)
        tell("Lesen", 2, 2)
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["done"] for line in lines] == [1, 2]
