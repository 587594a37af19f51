companies-created = “{ $company }” is set up
companies-first-steps =
    Write as you speak. For example:
    • add product napoleon cake price 1200 cost 500
    • received 10 napoleon cakes
    • order for Ivanova: 3 napoleon cakes for tomorrow 3pm

    Everything else is in /menu.
companies-see-sample = Show me a sample bakery
companies-speak-en = English
companies-speak-ru = Русский
companies-list-title = { $count ->
        [0] No businesses yet
        [one] You work in { $count } business
       *[other] You work in { $count } businesses
    }
companies-label-here = ✓ { $company }
companies-label-other = { $company }
companies-button-new = ➕ New business
companies-button-invite = ➕ Invite
companies-button-menu = Menu
companies-switched = Now working in “{ $company }”
companies-show-title = { $company }
companies-fact-name = Name
companies-fact-currency = Currency
companies-fact-zone = Time zone
companies-fact-colour = Colour
companies-fact-limit = Ask about sums above
companies-fact-negative = Shipping below zero
companies-fact-cards = A card before every entry
companies-fact-waive = Enter without a card
companies-no-limit = don't ask
companies-changed = Settings of “{ $company }” changed
companies-changed-ahead = New settings of “{ $company }”
companies-nothing-changed = Nothing has changed.
companies-deleted = “{ $company }” is closed
companies-deleted-ahead = Close “{ $company }”
companies-team-title = { $company }: { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
companies-column-name = Name
companies-column-role = Role
companies-column-until = Until
companies-role-owner = owner
companies-role-admin = admin
companies-role-editor = editor
companies-role-viewer = viewer
companies-invited = Invitation to “{ $company }”, role: { $role }
companies-invited-named = Invitation to “{ $company }” for { $contact }, role: { $role }
companies-invite-link = Send this link to one person; it works once, for 7 days: { $link }
companies-revoked = Invitation taken back, the role was: { $role }
companies-invitations-title = Open invitations
companies-joined = You are on the team of “{ $company }”, role: { $role }
companies-joined-owner = Everything is open to you.
companies-joined-admin = Everything is open to you but closing the business.
companies-joined-editor = You can keep orders, stock, customers and money.
companies-joined-viewer = You can see orders, stock and reports.
companies-role-set = { $name }: now { $role }, before { $before }
companies-granted = { $name }: may now { $verb } — { $what }
companies-taken = { $name }: may no longer { $verb } — { $what }
companies-removed = { $name } is no longer on the team of “{ $company }”
companies-left = You have left the team of “{ $company }”
companies-transferred = “{ $company }” now belongs to { $name }; you are an admin
companies-unknown-zone = I don't know the time zone “{ $text }”. Write a city, such as London or Almaty.
companies-unknown-currency = I don't know the currency “{ $text }”. Write, say, ₽, tenge or USD.
companies-currency-fixed = Documents already bear { $currency }; it cannot be changed. Set up another business.
companies-invitation-gone = This invitation no longer works: used, taken back or older than 7 days. Ask for a new one.
companies-already-member = You are already on the team of “{ $company }”, role: { $role }.
companies-last-owner = You are the only owner. Hand the business over first: /transfer.
companies-owners-only = Only an owner can do that.
companies-above-own = You can only give what you have yourself. Ask the owner.
companies-not-yourself = You can't do that to yourself.
companies-switch-first = Switch to “{ $company }” first: /companies.
companies-command-newcompany = Set up a business
companies-command-companies = My businesses
companies-command-switch = Switch business
companies-command-company = About the business
companies-command-settings = Settings
companies-command-deletecompany = Close the business
companies-command-team = Team
companies-command-invite = Invite to the team
companies-command-invitations = Invitations
companies-command-role = Change a role
companies-command-grant = Single rights
companies-command-remove = Remove from the team
companies-command-leave = Leave the team
companies-command-transfer = Hand the business over
ask-companies-contact = Who is invited?
ask-companies-colour = Which colour? For example, #3366cc.
ask-companies-name = What is your business called?
ask-companies-zone = In which city do you work? I count days by it.
ask-companies-resource = A right to what?
ask-companies-verb = What to allow?
field-companies-money-limit = Limit of sums
field-companies-negative-stock = Shipping below zero
field-companies-waive-cards = Without cards
field-companies-colour = Colour
field-companies-contact = Whom
field-companies-resource = Area
field-companies-verb = Right
field-companies-allowed = Allow
companies-currency-rub = ₽ Rouble
companies-currency-kzt = ₸ Tenge
companies-currency-kgs = Som
companies-currency-byn = Bel. rouble
companies-currency-usd = $ Dollar
companies-currency-eur = € Euro
companies-zone-moscow = Moscow
companies-zone-kaliningrad = Kaliningrad
companies-zone-samara = Samara
companies-zone-yekaterinburg = Yekaterinburg
companies-zone-novosibirsk = Novosibirsk
companies-zone-vladivostok = Vladivostok
companies-zone-almaty = Almaty
companies-zone-bishkek = Bishkek
companies-zone-tashkent = Tashkent
companies-zone-minsk = Minsk
companies-zone-london = London
companies-zone-new-york = New York
companies-how-to-change = Name, city and limit can be changed in words: “rename the business to …”, “time zone London”, “limit 10000”.
companies-button-negative-on = Allow shipping below zero
companies-button-negative-off = Forbid shipping below zero
companies-button-cards-on = Show cards again
companies-button-cards-off = Enter without cards
