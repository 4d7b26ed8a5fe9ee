# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Votre compte
# The same button while nobody is signed in.
shop-sign-in = Se connecter
# A button.
shop-sign-out = Se déconnecter
# $name: the customer's first name.
shop-hello = Bonjour { $name }
# After signing in.
shop-signed-in = Connexion réussie.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Connexion réussie. Votre panier a été conservé.
shop-signed-out = Déconnexion réussie.
shop-session-over = Votre session a expiré. Veuillez vous reconnecter.
# Below the sign-in form.
shop-footer = Votre panier est conservé lorsque vous vous connectez.
# The button that closes the dialog, for screen readers.
shop-close = Fermer
