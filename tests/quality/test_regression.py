import pytest

from index.model.prepare import is_ready
from tests.quality.baseline import falls
from tests.quality.laboratory import Laboratory
from tests.quality.probes import measure_probes

ADVICE = "Die Fehlgriffe zeigt: python -m tests.quality --only probes --fast --misses"


@pytest.mark.model
def test_no_figure_of_the_probe_questions_has_fallen(model_directory):
    assert is_ready(model_directory)
    fallen = falls(measure_probes(Laboratory.open(), with_ablation=False).figures)
    assert not fallen, "\n".join([*fallen, ADVICE])
