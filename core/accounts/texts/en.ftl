accounts-language-ru = Говорю по-русски.
accounts-language-en = I speak English now.
accounts-deed-language = change of language
accounts-command-language = Language
field-accounts-language = Language
ask-accounts-language = Which language shall I speak?
