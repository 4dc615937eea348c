def test_doctor_fails_and_names_the_command(wegweiser):
    code, said = wegweiser("doctor")
    assert code == 1
    assert "✗ Index: es gibt noch keinen" in said
    assert "→ wegweiser index build" in said


def test_doctor_passes_with_hints(wegweiser, life):
    life.build()
    code, said = wegweiser("doctor")
    assert "✓ Index" in said
    assert "! Einbindung" in said
    assert code == ("✗" in said)
