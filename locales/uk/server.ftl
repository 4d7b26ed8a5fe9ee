# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = Ми надіслали код на цю електронну адресу.
done-registered = Ваш обліковий запис готовий. Ми надіслали вам листа.
done-registered-verified = Ваш обліковий запис готовий. Тепер можна ввійти.
done-signed-in = Ви ввійшли в обліковий запис.
done-login-code-valid = Це посилання для входу дійсне.
done-link-sent = Якщо обліковий запис із цією електронною адресою існує, ми надіслали на неї посилання для відновлення пароля.
done-link-valid = Це посилання дійсне.
done-password-set = Пароль змінено. Увійдіть із новим паролем.
done-profile = Ваш профіль.
done-signed-out = Ви вийшли з облікового запису.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Продовжте у вибраному сервісі.
done-social-confirmed = Сервіс підтвердив ваш вхід.
done-social-linked = Обліковий запис під’єднано. Тепер можна входити через нього.
done-social-links = Облікові записи, через які ви можете входити.
done-social-unlinked = Обліковий запис від’єднано.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Продовжте з ключем доступу.
done-passkey-added = Ключ доступу додано. Тепер можна входити за його допомогою.
done-passkeys = Ваші ключі доступу.
done-passkey-renamed = Ключ доступу перейменовано.
done-passkey-removed = Ключ доступу видалено.
# The name of a passkey that a customer has given none.
passkey-name = Ключ доступу
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Ваш одноразовий код для магазину { $shop }
mail-code-intro = Ваш одноразовий код для магазину { $shop }:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] Код можна використати лише один раз. Він діє { $minutes } хвилину.
        [few] Код можна використати лише один раз. Він діє { $minutes } хвилини.
        [many] Код можна використати лише один раз. Він діє { $minutes } хвилин.
       *[other] Код можна використати лише один раз. Він діє { $minutes } хвилини.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] Код можна використати лише один раз. Він діє { $seconds } секунду.
        [few] Код можна використати лише один раз. Він діє { $seconds } секунди.
        [many] Код можна використати лише один раз. Він діє { $seconds } секунд.
       *[other] Код можна використати лише один раз. Він діє { $seconds } секунди.
    }
mail-code-secret = Нікому не повідомляйте цей код. Ми ніколи його не запитуємо.
mail-code-ignore = Якщо ви не просили надіслати код, просто проігноруйте цей лист.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = Ви вже маєте обліковий запис у магазині { $shop }
mail-account-exists-intro = Хтось спробував створити обліковий запис у магазині { $shop }, використавши вашу електронну адресу.
mail-account-exists-code = У вас уже є обліковий запис, тож нічого не змінилося. Якщо це були ви, увійдіть за паролем або за цим одноразовим кодом, який невдовзі перестане діяти:
mail-account-exists-ignore = Якщо це були не ви, просто проігноруйте цей лист.

# A link to choose a new password.
mail-reset-subject = Відновлення пароля в магазині { $shop }
mail-reset-intro = Ми отримали запит на відновлення пароля до вашого облікового запису в магазині { $shop }. Якщо це були ви, створіть новий пароль:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Відновити пароль
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] Посилання можна використати лише один раз. Воно діє { $minutes } хвилину.
        [few] Посилання можна використати лише один раз. Воно діє { $minutes } хвилини.
        [many] Посилання можна використати лише один раз. Воно діє { $minutes } хвилин.
       *[other] Посилання можна використати лише один раз. Воно діє { $minutes } хвилини.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] Посилання можна використати лише один раз. Воно діє { $seconds } секунду.
        [few] Посилання можна використати лише один раз. Воно діє { $seconds } секунди.
        [many] Посилання можна використати лише один раз. Воно діє { $seconds } секунд.
       *[other] Посилання можна використати лише один раз. Воно діє { $seconds } секунди.
    }
mail-reset-ignore = Якщо це були не ви, просто проігноруйте цей лист. Ваш пароль не зміниться.

# After a customer has chosen a new password.
mail-password-changed-subject = Пароль до вашого облікового запису в магазині { $shop } змінено
mail-password-changed-intro = Пароль до вашого облікового запису в магазині { $shop } щойно змінено.
mail-password-changed-signed-out = Ваші сеанси на всіх пристроях завершено. Увійдіть із новим паролем.
mail-password-changed-alarm = Якщо це були не ви, хтось може мати доступ до вашої електронної пошти. Спершу захистіть свою пошту, а потім відновіть пароль на сторінці входу.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = Тепер ви можете входити до магазину { $shop } через { $provider }
mail-social-linked-intro = Ваш обліковий запис { $provider } під’єднано до вашого облікового запису в магазині { $shop }. Можете входити через будь-який із них.
mail-social-linked-alarm = Якщо це були не ви, хтось може мати доступ до вашої електронної пошти або до облікового запису { $provider }. Спершу захистіть їх, а потім увійдіть до магазину { $shop } та від’єднайте цей обліковий запис.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = Ви більше не можете входити до магазину { $shop } через { $provider }
mail-social-unlinked-intro = Ваш обліковий запис { $provider } від’єднано від вашого облікового запису в магазині { $shop }. Ви й надалі можете входити за одноразовим кодом, який ми надішлемо вам електронною поштою.
mail-social-unlinked-alarm = Якщо це були не ви, хтось може мати доступ до вашого облікового запису. Відновіть пароль на сторінці входу.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = Тепер ви можете входити до магазину { $shop } за допомогою ключа доступу
mail-passkey-added-intro = До вашого облікового запису в магазині { $shop } щойно додано ключ доступу. Можете входити за його допомогою замість пароля.
mail-passkey-added-alarm = Якщо це були не ви, хтось може мати доступ до вашого облікового запису. Спершу захистіть свою електронну пошту, а потім увійдіть до магазину { $shop } та видаліть ключ доступу у своєму обліковому записі.

# After a customer has removed a passkey.
mail-passkey-removed-subject = З вашого облікового запису в магазині { $shop } видалено ключ доступу
mail-passkey-removed-intro = З вашого облікового запису в магазині { $shop } щойно видалено ключ доступу. Ви й надалі можете входити за одноразовим кодом, який ми надішлемо вам електронною поштою.
mail-passkey-removed-alarm = Якщо це були не ви, хтось може мати доступ до вашого облікового запису. Відновіть пароль на сторінці входу.


## The page that shows emails while developing

mail-page-title = Листи
mail-page-heading = Листи, які було б надіслано
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Ця сторінка оновлюється раз на { $seconds } секунду.
        [few] Ця сторінка оновлюється раз на { $seconds } секунди.
        [many] Ця сторінка оновлюється раз на { $seconds } секунд.
       *[other] Ця сторінка оновлюється раз на { $seconds } секунди.
    }
# A link.
mail-page-app = Перейти до застосунку
mail-page-empty = Листів ще немає.
# In front of an email's recipient.
mail-page-to = Кому: { $email }

