# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Il tuo account
# The same button while nobody is signed in.
shop-sign-in = Accedi
# A button.
shop-sign-out = Esci
# $name: the customer's first name.
shop-hello = Ciao, { $name }
# After signing in.
shop-signed-in = Hai effettuato l’accesso.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Hai effettuato l’accesso. Il tuo carrello è stato conservato.
shop-signed-out = Hai effettuato la disconnessione.
shop-session-over = La tua sessione è scaduta. Accedi di nuovo.
# Below the sign-in form.
shop-footer = Quando accedi, il tuo carrello viene conservato.
# The button that closes the dialog, for screen readers.
shop-close = Chiudi
