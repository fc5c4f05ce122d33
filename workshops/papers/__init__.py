"""What is printed for a meeting: badges, signs, lists, programme, worksheets, municipality cards."""
