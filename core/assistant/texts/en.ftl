assistant-falls-back = The model does not answer now, so I answer myself.
assistant-at-a-loss = I did not get that. Say it another way, or open /menu.
assistant-which = Which one?
assistant-did-you-want = Did you want:
