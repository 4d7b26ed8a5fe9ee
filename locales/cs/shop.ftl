# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Váš účet
# The same button while nobody is signed in.
shop-sign-in = Přihlásit se
# A button.
shop-sign-out = Odhlásit se
# $name: the customer's first name.
shop-hello = Nakupujete jako { $name }
# After signing in.
shop-signed-in = Přihlášení proběhlo úspěšně.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Přihlášení proběhlo úspěšně. Váš košík zůstal zachovaný.
shop-signed-out = Odhlášení proběhlo úspěšně.
shop-session-over = Vaše přihlášení vypršelo. Přihlaste se prosím znovu.
# Below the sign-in form.
shop-footer = Po přihlášení vám košík zůstane.
# The button that closes the dialog, for screen readers.
shop-close = Zavřít
