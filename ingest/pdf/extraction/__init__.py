"""What a file and its pages hold, as pdfium and tesseract tell it, mended where fonts hide what is printed."""
