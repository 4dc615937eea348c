def test_a_term_that_is_a_marker_stays_one_and_lists_in_it_are_nested(read):
    assert read(
        "<p>Anzugeben sind</p><dl><dt>1.</dt><dd>der Name,</dd><dt>2.</dt><dd>der Ort, wenn"
        "<dl><dt>a)</dt><dd>er bekannt ist oder</dd><dt>b)</dt><dd>er feststeht,</dd></dl>und die Zeit,</dd>"
        "<dt>3.</dt><dd>der Zweck.</dd></dl>"
    ) == [
        "Anzugeben sind",
        "1.| der Name,",
        "2.| der Ort, wenn",
        "  a)| er bekannt ist oder",
        "  b)| er feststeht,",
        "| und die Zeit,",
        "3.| der Zweck.",
    ]


def test_a_numbered_list_in_the_description_of_a_term_belongs_to_it(read):
    assert read(
        "<dl><dt>Halter</dt><dd>Wer<dl><dt>a)</dt><dd>kauft oder</dd><dt>b)</dt><dd>mietet.</dd></dl></dd>"
        "<dt>Ort</dt><dd>Die Gemeinde.</dd></dl>"
    ) == ["Halter:| Wer\na) kauft oder\nb) mietet.", "Ort:| Die Gemeinde."]
