# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Twoje konto
# The same button while nobody is signed in.
shop-sign-in = Zaloguj się
# A button.
shop-sign-out = Wyloguj się
# $name: the customer's first name.
shop-hello = Cześć, { $name }
# After signing in.
shop-signed-in = Zalogowano.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Zalogowano. Twój koszyk został zachowany.
shop-signed-out = Wylogowano.
shop-session-over = Twoja sesja wygasła. Zaloguj się ponownie.
# Below the sign-in form.
shop-footer = Gdy się zalogujesz, zachowamy Twój koszyk.
# The button that closes the dialog, for screen readers.
shop-close = Zamknij
