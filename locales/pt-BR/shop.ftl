# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Sua conta
# The same button while nobody is signed in.
shop-sign-in = Entrar
# A button.
shop-sign-out = Sair
# $name: the customer's first name.
shop-hello = Olá, { $name }
# After signing in.
shop-signed-in = Você entrou na sua conta.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Você entrou na sua conta. Seu carrinho foi mantido.
shop-signed-out = Você saiu da sua conta.
shop-session-over = Sua sessão expirou. Entre novamente.
# Below the sign-in form.
shop-footer = Seu carrinho será mantido quando você entrar.
# The button that closes the dialog, for screen readers.
shop-close = Fechar
