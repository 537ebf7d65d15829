"""How things look and are worded: colours, fonts, words."""
