# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Je account
# The same button while nobody is signed in.
shop-sign-in = Inloggen
# A button.
shop-sign-out = Uitloggen
# $name: the customer's first name.
shop-hello = Hallo { $name }
# After signing in.
shop-signed-in = Je bent ingelogd.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Je bent ingelogd. Je winkelwagen is bewaard gebleven.
shop-signed-out = Je bent uitgelogd.
shop-session-over = Je sessie is verlopen. Log opnieuw in.
# Below the sign-in form.
shop-footer = Je winkelwagen blijft bewaard als je inlogt.
# The button that closes the dialog, for screen readers.
shop-close = Sluiten
