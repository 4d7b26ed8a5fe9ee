# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Ihr Konto
# The same button while nobody is signed in.
shop-sign-in = Anmelden
# A button.
shop-sign-out = Abmelden
# $name: the customer's first name.
shop-hello = Hallo, { $name }
# After signing in.
shop-signed-in = Sie sind angemeldet.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Sie sind angemeldet. Ihr Warenkorb ist erhalten geblieben.
shop-signed-out = Sie sind abgemeldet.
shop-session-over = Ihre Sitzung ist abgelaufen. Bitte melden Sie sich erneut an.
# Below the sign-in form.
shop-footer = Ihr Warenkorb bleibt beim Anmelden erhalten.
# The button that closes the dialog, for screen readers.
shop-close = Schließen
