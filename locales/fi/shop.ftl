# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Oma tili
# The same button while nobody is signed in.
shop-sign-in = Kirjaudu sisään
# A button.
shop-sign-out = Kirjaudu ulos
# $name: the customer's first name.
shop-hello = Hei, { $name }
# After signing in.
shop-signed-in = Olet kirjautunut sisään.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Olet kirjautunut sisään. Ostoskorisi sisältö on tallessa.
shop-signed-out = Olet kirjautunut ulos.
shop-session-over = Istuntosi on vanhentunut. Kirjaudu sisään uudelleen.
# Below the sign-in form.
shop-footer = Ostoskorisi säilyy, kun kirjaudut sisään.
# The button that closes the dialog, for screen readers.
shop-close = Sulje
