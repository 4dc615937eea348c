import pytest

from server.message.dependence import is_bare, is_dependent


@pytest.mark.parametrize(
    "question",
    [
        "How long does it take?",
        "Where can I return it?",
        "Who elects them?",
        "What are their tasks?",
        "How many seats does it have?",
        "How much does that cost?",
        "Скільки він коштує?",
        "Сколько в нём мест?",
        "Сколько это стоит?",
        "Combien de places a-t-il ?",
        "¿Cuántos miembros tiene él?",
        "Kto go wybiera?",
        "Onu kim seçiyor?",
        "هل هو مجاني؟",
    ],
)
def test_a_pronoun_without_a_noun_before_it_means_something_unnamed(question):
    assert is_dependent(question)
    assert not is_bare(question)  # not sure enough to refuse it where nothing goes before


@pytest.mark.parametrize(
    "question",
    [
        "How long does it take to get a passport?",
        "Is it possible to pay by card?",
        "How warm may it be in the kitchen?",
        "What does the council do and who elects it?",
        "Is the course free and where is it held?",
        "Who can get their diploma recognised?",
        "When did Ekenbüll shut its pool?",
        "What gives silk its shine?",
        "Combien de temps faut-il pour un passeport ?",
        "Y a-t-il un cours le soir ?",
        "Что это?",
        "Кто помог Анне найти её паспорт?",
        "ما هو المجلس؟",
        "Wann kommt das Team, it oder nicht?",
    ],
)
def test_a_pronoun_that_means_nothing_or_what_stands_before_it_stands_alone(question):
    assert not is_dependent(question)
