"""openai: the assistant behind the chat interface that other programs speak, so that they can offer it as a model."""
