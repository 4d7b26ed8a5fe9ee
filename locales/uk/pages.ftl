# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Увійти
# The same button after it was pressed.
signing-in = Вхід…
# The heading.
sign-in-title = Вхід
# A checkbox.
keep-me-signed-in = Запам’ятати мене
# Below the checkbox.
keep-me-signed-in-hint = Не рекомендуємо на спільних пристроях.
# A link to the page that emails a one-time code.
code-instead = Увійти за кодом із листа
# A link.
forgot-password = Забули пароль?
# A question; the link “Create an account” follows.
new-here = Ви тут уперше?
# A link, and the heading and button of the page it leads to.
create-account = Створити обліковий запис
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Уже маєте обліковий запис?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Увійти з ключем доступу


## Notices at the top of a page

not-kept = Ваш браузер не зміг зберегти сеанс. Наступного разу потрібно буде ввійти знову.
signed-out = Ви вийшли з облікового запису.
session-over = Ваш сеанс завершився. Увійдіть ще раз.
account-ready = Ваш обліковий запис готовий. Тепер можна ввійти.
password-saved = Пароль змінено. Увійдіть із новим паролем.
# After a sign-in on a shop's page that goes on by itself.
code-given = Можете продовжити покупки.


## One-time code

code-title = Вхід за кодом
code-intro = Ми надішлемо на вашу електронну пошту одноразовий код, щоб ви могли ввійти без пароля.
# A button.
send-code = Надіслати код
# The same button after it was pressed.
sending-code = Надсилання коду…
# A link to the page with email address and password.
password-instead = Увійти за паролем
# The heading after a code or a reset link was sent.
check-mail-title = Перевірте електронну пошту
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Введіть 6-значний код, який ми надіслали на адресу { $email }.
# When the code is for creating an account.
code-proves = Так ви підтвердите свою електронну адресу, і обліковий запис буде готовий.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Змінити
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Продовжити
# The same button after it was pressed.
checking-code = Перевірка коду…
# A button.
resend = Надіслати новий код
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = Новий код можна буде отримати через { $time }.
resent = Ми надіслали вам новий код. Попередні коди більше не діють.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Увійти за цим кодом
# A link, when there’s no account with the address.
register-with-email = Зареєструватися з цією адресою


## Reset link

forgot-title = Відновлення пароля
forgot-intro = Введіть свою електронну адресу, і ми надішлемо вам посилання для відновлення пароля.
# A button.
send-link = Надіслати посилання
# The same button after it was pressed.
sending-link = Надсилання…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Якщо у вас є обліковий запис, ми надіслали посилання для відновлення пароля на адресу { $email }.
link-sent-hint = Посилання діє недовго. Якщо не бачите листа, перевірте папку зі спамом.
reset-title = Створіть новий пароль
reset-intro = Ваші сеанси на всіх інших пристроях буде завершено.
checking-link = Перевірка посилання…
link-broken-title = Це посилання не працює
# A link.
ask-new-link = Отримати нове посилання
# A button.
save-password = Зберегти новий пароль
# The same button after it was pressed.
saving-password = Збереження…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Увійти через { $provider }
# The same button on the page to create an account.
continue-with = Продовжити через { $provider }
# Between the form and these buttons.
or = або
# A badge on the button that was used last on this device.
last-used = Останній вхід
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = Вхід через { $provider } не завершено. Спробуйте ще раз або ввійдіть іншим способом.
# An error, when the provider reports one.
provider-failed = Не вдалося ввійти через { $provider }. Спробуйте ще раз або ввійдіть іншим способом.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = Цей вхід розпочато в іншій вкладці чи в іншому браузері або вже завершено. Почніть тут заново.
# An error, when the browser blocks storage.
provider-storage = Для входу через { $provider } браузер має зберігати дані, а для цього сайту це заблоковано. Дозвольте це або ввійдіть іншим способом.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } не дозволяє входити в цьому застосунку. Відкрийте цю сторінку у своєму браузері або ввійдіть за кодом чи паролем.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Щоб завершити вхід, підтвердьте свою електронну адресу кодом. Це потрібно зробити лише один раз.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Під’єднані облікові записи
# A button.
link-provider = Під’єднати { $provider }
# A button.
unlink-provider = Від’єднати { $provider }
# After a provider was linked.
linked = { $provider } під’єднано. Тепер можна входити цим способом.
# After a link to a provider was removed.
unlinked = { $provider } від’єднано.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = Вхід із ключем доступу не завершено. Спробуйте ще раз або ввійдіть іншим способом.
# An error, when the browser reports one.
passkey-failed = Ваш браузер не зміг скористатися ключем доступу. Спробуйте ще раз або ввійдіть іншим способом.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Ключі доступу зараз не працюють на цьому сайті. Увійдіть іншим способом.
# An error, when the device has no place for a passkey.
passkey-unsupported = На цьому пристрої або в цьому браузері не можна створити ключ доступу для цього сайту.
# When the device has one for this customer already.
passkey-here = На цьому пристрої вже є ключ доступу до вашого облікового запису.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = Ключ доступу не створено. Можете спробувати ще раз.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Наступного разу входьте швидше
passkey-offer = Створіть ключ доступу, щоб входити за допомогою відбитка пальця, обличчя або блокування екрана. Ні пароль, ні код вам не знадобляться.
# A button.
create-passkey = Створити ключ доступу
# The same button after it was pressed.
creating-passkey = Створення ключа доступу…
# A button: goes on without a passkey.
not-now = Не зараз
passkey-created = Ваш ключ доступу готовий. Ним можна скористатися під час наступного входу.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = З міркувань безпеки ввійдіть ще раз, щоб додати ключ доступу.
# A button.
sign-in-again = Увійти ще раз
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Ключі доступу
# A button below the list.
add-passkey = Додати ключ доступу
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Синхронізовано
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Створено: { $date }
passkey-used-on = Останнє використання: { $date }
# A button beside a passkey.
rename-passkey = Перейменувати
# The label of the input with a passkey's name.
passkey-name-label = Назва ключа доступу
# An error at that input, without a full stop.
passkey-name-required = Введіть назву
# A button beside that input.
save-passkey-name = Зберегти
passkey-renamed = Ключ доступу перейменовано.
# A button beside a passkey, and again below the question.
remove-passkey = Видалити
remove-passkey-sure = Видалити цей ключ доступу? Ви більше не зможете входити за його допомогою, але й надалі зможете входити за кодом.
passkey-removed = Ключ доступу видалено. Якщо ваш пристрій і далі його пропонує, видаліть його й там.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Скасувати


## Account

account-title = Ваш обліковий запис
account-loading = Завантаження облікового запису…
# In front of the customer's name.
account-name = Ім’я та прізвище
# A badge beside an email address that the customer has not confirmed.
account-unverified = Не підтверджено
# A button.
sign-out = Вийти
# The caption of a table.
cart-title = Ваш кошик
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Товар
cart-unit = Одиниця
cart-quantity = Кількість


## A customer who arrives from another system by a link

hand-off-title = Перехід до магазину
# $shop: the shop's name, in bold.
hand-off-shop = Це посилання веде до магазину { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = Ви ввійдете як { $email }.
hand-off-same = Ви вже ввійшли в цей обліковий запис.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = Зараз ви користуєтеся обліковим записом { $email }. Якщо продовжите, ви вийдете з нього.
hand-off-cart = Товари з цього посилання буде додано до кошика цього облікового запису.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = З міркувань безпеки відкрийте це посилання в новій вкладці.
hand-off-gone = Це посилання більше недоступне.
hand-off-other-cart = Ви вже ввійшли. Якщо посилання призначене для іншого облікового запису, вийдіть із цього та ввійдіть у той. Можливо, там чекає кошик.
# A button.
hand-off-continue = Увійти й продовжити
hand-off-stranger = Це не ваш обліковий запис? Не продовжуйте. Особа, яка надіслала вам це посилання, зможе бачити, що ви тут робите.
# A link.
hand-off-other = Увійти в інший обліковий запис
hand-off-open-again = Відкрийте посилання ще раз там, де ви його отримали, або ввійдіть.
hand-off-cart-waits = Увійдіть звичайним способом. Якщо посилання призначене для вашого облікового запису, можливо, там на вас чекає кошик.
# On a page of another system's customers: a button after it was pressed.
checking-email = Перевірка адреси…


## Page not found

not-found-title = Сторінку не знайдено
not-found = Ми не можемо знайти цю сторінку. Перевірте адресу або перейдіть до входу.
# A link to the sign-in page, from several pages.
go-to-sign-in = Перейти до входу


## Problems

# A button.
try-again = Спробувати ще раз
# The heading above the errors of a form.
there-is-a-problem = Виникла проблема
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Помилка: { $title }
unreachable = Не вдається зв’язатися з магазином. Перевірте з’єднання з інтернетом і спробуйте ще раз.
timed-out = Магазин не відповідає. Спробуйте ще раз трохи згодом.
# Follows either of these in a form.
typed-kept = Введені дані збережено.
# $id: a code of letters and digits.
request-id = Якщо звертатиметеся до магазину, вкажіть цей ідентифікатор: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Спробувати ще раз можна буде через { $time }.


## Fields

label-email = Електронна адреса
label-given-name = Ім’я
label-family-name = Прізвище
label-phone = Номер телефону
label-password = Пароль
label-new-password = Новий пароль
label-code = Код
# After the label of a field.
optional = (необов’язково)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Показати
show-password = Показати пароль
# The same button while the password is shown.
hide = Сховати
hide-password = Сховати пароль
new-password-hint = Щонайменше 8 символів. Кілька слів запам’ятати легше, ніж випадкові символи.
# The symbols stay as they are.
composed-password-hint = Щонайменше 8 символів, зокрема велика й мала літери та цифра або один із символів #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Мова
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Переглянути цю сторінку українською


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Для роботи цієї сторінки потрібен JavaScript. Увімкніть його для цього сайту й оновіть сторінку.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Ваш браузер застарий для входу. Оновіть його або скористайтеся іншим браузером.
# A link, after such a message.
to-shop = Перейти до магазину
loading = Завантаження…
# After some seconds.
late = Це триває довше, ніж зазвичай. Якщо нічого не зміниться, оновіть сторінку.
stopped-title = Форма входу перестала працювати
stopped = Щось пішло не так. Оновіть сторінку, щоб почати спочатку.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Якщо це не допоможе, можливо, ваш браузер блокує WebAssembly, без якого ця сторінка не працює. Вимкніть для цього сайту режим блокування або скористайтеся іншим браузером.
# A link or button.
reload = Оновити сторінку
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Не вдалося завантажити форму входу. Перевірте з’єднання з інтернетом і спробуйте ще раз.
# The same; a button “Reload the page” follows.
element-unsupported = Ваш браузер блокує WebAssembly, без якого форма входу не працює. Вимкніть для цього сайту режим блокування або скористайтеся іншим браузером.
element-stopped = Форма входу перестала працювати.
