"""Rules about German text, whatever file it comes from: characters, numbers, sentences and definitions."""
