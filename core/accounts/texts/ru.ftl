accounts-language-ru = Говорю по-русски.
accounts-language-en = I speak English now.
accounts-deed-language = смена языка
accounts-command-language = Язык
field-accounts-language = Язык
ask-accounts-language = На каком языке говорить?
