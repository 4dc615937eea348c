from tests.quality.datasets import Paragraph, learned_articles


def paragraphs(*articles):
    return [Paragraph(f"{article}/{number}", article, "Text.") for article in articles for number in range(3)]


def test_half_of_the_articles_are_learned_from_whatever_their_order():
    assert learned_articles(paragraphs("Rhein", "Glas", "Bienen", "Tee")) == {"Bienen", "Rhein"}
    assert learned_articles(paragraphs("Tee", "Bienen", "Rhein", "Glas")) == {"Bienen", "Rhein"}


def test_some_article_is_never_learned_from():
    assert learned_articles(paragraphs("Rhein", "Glas")) == {"Glas"}
