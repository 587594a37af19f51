# The door's own words: buttons of cards, questions, apologies. Words about deeds live in the rooms.

telegram-empty = Nothing here yet
telegram-yes = Yes
telegram-change = Change
telegram-no = Cancel
telegram-undo = Undo
telegram-more = More
telegram-card = Please check
telegram-card-changed = Something changed while you were thinking. Please check again
telegram-card-late = Your message came late, so I ask first
telegram-card-code = A confirmation code will be needed
telegram-picture-lost = The picture could not be drawn; the figures in the text are right
telegram-sheet-lost = The table could not be written to a file. Please try again
telegram-file-lost = The file was not kept
telegram-notice = 🔔 { $company }
