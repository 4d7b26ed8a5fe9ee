# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Ваш обліковий запис
# The same button while nobody is signed in.
shop-sign-in = Увійти
# A button.
shop-sign-out = Вийти
# $name: the customer's first name.
shop-hello = Ви ввійшли як { $name }
# After signing in.
shop-signed-in = Ви ввійшли в обліковий запис.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Ви ввійшли в обліковий запис. Ваш кошик збережено.
shop-signed-out = Ви вийшли з облікового запису.
shop-session-over = Ваш сеанс завершився. Увійдіть ще раз.
# Below the sign-in form.
shop-footer = Після входу ваш кошик збережеться.
# The button that closes the dialog, for screen readers.
shop-close = Закрити
