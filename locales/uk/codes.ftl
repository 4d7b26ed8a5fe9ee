# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Перевірте введені дані та спробуйте ще раз.
code-malformed = Не вдалося прочитати запит.
code-store-unknown = Ми не можемо знайти цей магазин.
code-credentials = Неправильна електронна адреса або пароль.
code-code-wrong = Цей код неправильний. Скористайтеся кодом з нашого останнього листа.
code-code-expired = Термін дії цього коду закінчився. Отримайте новий.
code-code-used = Цей код уже використано. Отримайте новий.
code-code-exhausted = Забагато невдалих спроб. Отримайте новий код.
code-account-missing = Облікового запису із цією електронною адресою ще немає.
code-account-exists = Обліковий запис із цією електронною адресою вже існує.
code-account-inactive = Цей обліковий запис неактивний. Зверніться до магазину по допомогу.
code-link-invalid = Це посилання недійсне. Можливо, воно неповне.
code-link-used = Це посилання вже використано.
code-link-expired = Термін дії цього посилання закінчився.
code-login-code-unknown = Це посилання для входу недійсне. Можливо, воно неповне.
code-login-code-used = Це посилання для входу вже використано.
code-login-code-expired = Термін дії цього посилання для входу закінчився.
code-customer-unknown = Підтвердженого облікового запису із цією електронною адресою немає.
code-session = Ваш сеанс завершився. Увійдіть ще раз.
code-access-token = Токен доступу відсутній або недійсний.
code-social-unavailable = Вхід через інший сервіс недоступний.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = Вхід через цей сервіс тут недоступний.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Цю адресу повернення не налаштовано для сервісу.
code-social-refused = Не вдалося підтвердити ваш вхід через цей сервіс. Спробуйте ще раз.
code-social-expired = Термін дії вашого входу через цей сервіс закінчився. Спробуйте ще раз.
code-social-taken = Цей обліковий запис уже під’єднав інший клієнт.
code-provider-unavailable = Сервіс для входу не відповідає. Спробуйте ще раз трохи згодом або ввійдіть іншим способом.
code-social-proof-needed = Підтвердьте свою електронну адресу, щоб завершити вхід.
code-ticket-expired = Термін дії вашого входу через цей сервіс закінчився. Почніть спочатку.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = Не вдалося підтвердити ваш ключ доступу. Спробуйте ще раз.
code-passkey-unknown = Цей ключ доступу не належить жодному обліковому запису тут. Увійдіть іншим способом.
code-passkey-expired = Це тривало надто довго. Спробуйте ще раз.
code-proof-required = Увійдіть ще раз, щоб внести цю зміну.
code-unproven = Спершу підтвердьте свою електронну адресу.
code-passkey-exists = Цей ключ доступу вже додано.
code-passkey-limit = Більше ключів доступу додати не можна. Спершу видаліть один із них.
code-not-found = За цією адресою нічого немає.
code-method = Ця адреса не підтримує цей метод.
code-too-large = Запит завеликий.
code-media-type = Запит має бути у форматі JSON.
code-script-only = Цю адресу не можна відкрити безпосередньо.
code-too-many = Забагато спроб. Зачекайте трохи й спробуйте ще раз.
code-internal = На нашому боці сталася помилка. Спробуйте ще раз трохи згодом.
code-unavailable = Сервіс тимчасово недоступний. Спробуйте ще раз трохи згодом.
code-draining = Цей сервер завершує роботу. Спробуйте ще раз трохи згодом.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Введіть електронну адресу
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] Електронна адреса може містити щонайбільше { $max } символ
        [few] Електронна адреса може містити щонайбільше { $max } символи
        [many] Електронна адреса може містити щонайбільше { $max } символів
       *[other] Електронна адреса може містити щонайбільше { $max } символу
    }
email-characters = Електронна адреса містить недозволений символ
# The symbols stay as they are.
email-symbols = В електронній адресі не можна використовувати символи ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Введіть електронну адресу у форматі name@example.com

given-name-required = Введіть ім’я
given-name-length =
    { $max ->
        [one] Ім’я може містити щонайбільше { $max } символ
        [few] Ім’я може містити щонайбільше { $max } символи
        [many] Ім’я може містити щонайбільше { $max } символів
       *[other] Ім’я може містити щонайбільше { $max } символу
    }
given-name-characters = Ім’я містить недозволений символ
# The symbols stay as they are.
given-name-symbols = В імені не можна використовувати символи ' " < > # $ % ^ & *

family-name-required = Введіть прізвище
family-name-length =
    { $max ->
        [one] Прізвище може містити щонайбільше { $max } символ
        [few] Прізвище може містити щонайбільше { $max } символи
        [many] Прізвище може містити щонайбільше { $max } символів
       *[other] Прізвище може містити щонайбільше { $max } символу
    }
family-name-characters = Прізвище містить недозволений символ
# The symbols stay as they are.
family-name-symbols = У прізвищі не можна використовувати символи ' " < > # $ % ^ & *

phone-required = Введіть номер телефону
phone-length =
    { $max ->
        [one] Номер телефону може містити щонайбільше { $max } символ, не враховуючи пробілів
        [few] Номер телефону може містити щонайбільше { $max } символи, не враховуючи пробілів
        [many] Номер телефону може містити щонайбільше { $max } символів, не враховуючи пробілів
       *[other] Номер телефону може містити щонайбільше { $max } символу, не враховуючи пробілів
    }
phone-characters = Номер телефону містить недозволений символ
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Введіть повний номер телефону без внутрішнього номера, наприклад +44 20 7946 0000

password-required = Введіть пароль
password-length =
    { $max ->
        [one] Пароль може містити щонайбільше { $max } символ
        [few] Пароль може містити щонайбільше { $max } символи
        [many] Пароль може містити щонайбільше { $max } символів
       *[other] Пароль може містити щонайбільше { $max } символу
    }
password-characters = Пароль містить недозволений символ

new-password-required = Створіть пароль
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] Пароль має містити від { $min } до { $max } символу
        [few] Пароль має містити від { $min } до { $max } символів
        [many] Пароль має містити від { $min } до { $max } символів
       *[other] Пароль має містити від { $min } до { $max } символу
    }
new-password-common = Цей пароль надто легко вгадати. Створіть інший
new-password-same-as-email = Пароль не може збігатися з електронною адресою
# The symbols stay as they are.
new-password-composition = Додайте велику літеру, малу літеру та цифру або один із символів # ? ! @ $ % ^ & * -
passwords-mismatch = Паролі не збігаються

code-required = Введіть код із листа
code-format = Введіть 6-значний код

# A value of another program, not one that a shopper types.
value-required = Введіть значення
value-length = Це значення закоротке або задовге
value-characters = Це значення містить недозволений символ
value-type = Це значення має неправильний тип
value-choice = Це значення не підтримується
quantity-format = Введіть кількість понад 0 і до 1 000 000, щонайбільше з 3 знаками після коми
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] Кошик може містити щонайбільше { $max } товар
        [few] Кошик може містити щонайбільше { $max } товари
        [many] Кошик може містити щонайбільше { $max } товарів
       *[other] Кошик може містити щонайбільше { $max } товару
    }
