# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = התחברות
# The same button after it was pressed.
signing-in = מתחברים…
# The heading.
sign-in-title = התחברות
# A checkbox.
keep-me-signed-in = להישאר מחוברים
# Below the checkbox.
keep-me-signed-in-hint = לא מומלץ במכשיר משותף.
# A link to the page that emails a one-time code.
code-instead = התחברות עם קוד באימייל
# A link.
forgot-password = שכחתם את הסיסמה?
# A question; the link “Create an account” follows.
new-here = עדיין אין לכם חשבון?
# A link, and the heading and button of the page it leads to.
create-account = יצירת חשבון
# On the page to create an account: a question; the link “Sign in” follows.
have-account = כבר יש לכם חשבון?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = התחברות עם מפתח גישה


## Notices at the top of a page

not-kept = הדפדפן לא הצליח לשמור את ההתחברות. בפעם הבאה תצטרכו להתחבר שוב.
signed-out = התנתקתם מהחשבון.
session-over = פג תוקף החיבור. התחברו שוב.
account-ready = החשבון שלכם מוכן. עכשיו אפשר להתחבר.
password-saved = הסיסמה שונתה. התחברו עם הסיסמה החדשה.
# After a sign-in on a shop's page that goes on by itself.
code-given = אפשר להמשיך בקניות.


## One-time code

code-title = התחברות עם קוד חד־פעמי
code-intro = נשלח לכם באימייל קוד חד־פעמי להתחברות בלי סיסמה.
# A button.
send-code = שליחת קוד באימייל
# The same button after it was pressed.
sending-code = שולחים קוד…
# A link to the page with email address and password.
password-instead = התחברות עם סיסמה
# The heading after a code or a reset link was sent.
check-mail-title = בדקו את תיבת האימייל
# $email: the address, in bold. The link “Change” follows.
code-sent-to = הזינו את הקוד בן 6 הספרות ששלחנו אל { $email }.
# When the code is for creating an account.
code-proves = הקוד מאמת את כתובת האימייל שלכם, ואחרי הזנתו החשבון יהיה מוכן.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = שינוי
# The button below the code, and elsewhere to go on to the next step.
confirm-code = המשך
# The same button after it was pressed.
checking-code = בודקים את הקוד…
# A button.
resend = שליחת קוד חדש
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = אפשר לבקש קוד חדש בעוד { $time }.
resent = שלחנו לכם קוד חדש. הקודים הקודמים כבר לא בתוקף.
# A button, when someone who is creating an account already has one.
sign-in-with-code = התחברות עם הקוד הזה
# A link, when there’s no account with the address.
register-with-email = יצירת חשבון עם האימייל הזה


## Reset link

forgot-title = איפוס סיסמה
forgot-intro = הזינו את כתובת האימייל שלכם ונשלח אליכם קישור לאיפוס הסיסמה.
# A button.
send-link = שליחת קישור לאיפוס
# The same button after it was pressed.
sending-link = שולחים קישור…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = אם יש לכם חשבון, שלחנו קישור לאיפוס הסיסמה אל { $email }.
link-sent-hint = תוקף הקישור יפוג בקרוב. לא קיבלתם את האימייל? בדקו בתיקיית הספאם.
reset-title = בחירת סיסמה חדשה
reset-intro = תנותקו מהחשבון בכל שאר המכשירים.
checking-link = בודקים את הקישור…
link-broken-title = הקישור לא פועל
# A link.
ask-new-link = בקשת קישור חדש
# A button.
save-password = שמירת הסיסמה החדשה
# The same button after it was pressed.
saving-password = שומרים…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = התחברות עם ⁨{ $provider }⁩
# The same button on the page to create an account.
continue-with = המשך עם ⁨{ $provider }⁩
# Between the form and these buttons.
or = או
# A badge on the button that was used last on this device.
last-used = בשימוש לאחרונה
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = לא השלמתם את ההתחברות עם ⁨{ $provider }⁩. נסו שוב או התחברו בדרך אחרת.
# An error, when the provider reports one.
provider-failed = ההתחברות עם ⁨{ $provider }⁩ לא הצליחה. נסו שוב או התחברו בדרך אחרת.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = ההתחברות הזו התחילה בכרטיסייה אחרת או בדפדפן אחר, או שכבר הושלמה. התחילו כאן מחדש.
# An error, when the browser blocks storage.
provider-storage = כדי להתחבר עם ⁨{ $provider }⁩, הדפדפן צריך לשמור נתונים, אבל השמירה חסומה באתר הזה. אפשרו אותה או התחברו בדרך אחרת.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = אי אפשר להתחבר עם ⁨{ $provider }⁩ בתוך האפליקציה הזו. פתחו את הדף הזה בדפדפן, או התחברו עם קוד או עם הסיסמה.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = כדי לסיים, אמתו את כתובת האימייל שלכם עם קוד. צריך לעשות את זה רק פעם אחת.
# On the account page: the heading above the providers that are linked to the account.
linked-title = חשבונות מקושרים
# A button.
link-provider = קישור חשבון ⁨{ $provider }⁩
# A button.
unlink-provider = ביטול הקישור לחשבון ⁨{ $provider }⁩
# After a provider was linked.
linked = חשבון ⁨{ $provider }⁩ מקושר. עכשיו אפשר להתחבר איתו.
# After a link to a provider was removed.
unlinked = חשבון ⁨{ $provider }⁩ כבר לא מקושר.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = לא השלמתם את ההתחברות עם מפתח גישה. נסו שוב או התחברו בדרך אחרת.
# An error, when the browser reports one.
passkey-failed = הדפדפן לא הצליח להשתמש במפתח גישה. נסו שוב או התחברו בדרך אחרת.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = מפתחות גישה לא פועלים כרגע באתר הזה. התחברו בדרך אחרת.
# An error, when the device has no place for a passkey.
passkey-unsupported = אי אפשר ליצור מפתח גישה לאתר הזה במכשיר או בדפדפן הזה.
# When the device has one for this customer already.
passkey-here = כבר יש במכשיר הזה מפתח גישה לחשבון שלכם.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = לא נוצר מפתח גישה. אפשר לנסות שוב.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = התחברות מהירה יותר בפעם הבאה
passkey-offer = צרו מפתח גישה כדי להתחבר עם טביעת אצבע, זיהוי פנים או נעילת מסך. לא תצטרכו סיסמה או קוד.
# A button.
create-passkey = יצירת מפתח גישה
# The same button after it was pressed.
creating-passkey = יוצרים מפתח גישה…
# A button: goes on without a passkey.
not-now = לא עכשיו
passkey-created = מפתח הגישה שלכם מוכן. אפשר להשתמש בו בהתחברות הבאה.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = מטעמי אבטחה, התחברו שוב כדי להוסיף מפתח גישה.
# A button.
sign-in-again = התחברות מחדש
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = מפתחות גישה
# A button below the list.
add-passkey = הוספת מפתח גישה
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = מסונכרן
# $date: a date, such as Mar 3, 2026.
passkey-created-on = תאריך יצירה: ⁨{ $date }⁩
passkey-used-on = שימוש אחרון: ⁨{ $date }⁩
# A button beside a passkey.
rename-passkey = שינוי שם
# The label of the input with a passkey's name.
passkey-name-label = שם מפתח הגישה
# An error at that input, without a full stop.
passkey-name-required = הזינו שם
# A button beside that input.
save-passkey-name = שמירה
passkey-renamed = השם של מפתח הגישה שונה.
# A button beside a passkey, and again below the question.
remove-passkey = הסרה
remove-passkey-sure = להסיר את מפתח הגישה הזה? לא תוכלו יותר להתחבר איתו. עדיין תוכלו להתחבר עם קוד.
passkey-removed = מפתח הגישה הוסר. אם המכשיר שלכם עדיין מציע אותו, מחקו אותו גם שם.
# A button beside “Save” and “Remove”: changes nothing.
cancel = ביטול


## Account

account-title = החשבון שלי
account-loading = טוענים את החשבון…
# In front of the customer's name.
account-name = שם
# A badge beside an email address that the customer has not confirmed.
account-unverified = לא אומתה
# A button.
sign-out = התנתקות
# The caption of a table.
cart-title = סל הקניות
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = פריט
cart-unit = יחידה
cart-quantity = כמות


## A customer who arrives from another system by a link

hand-off-title = מעבר לחנות
# $shop: the shop's name, in bold.
hand-off-shop = הקישור הזה מוביל לאתר { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = תתחברו לחשבון { $email }.
hand-off-same = אתם כבר מחוברים לחשבון הזה.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = אתם מחוברים כרגע לחשבון { $email }. אם תמשיכו, תנותקו ממנו.
hand-off-cart = הפריטים שנשלחו עם הקישור הזה יתווספו לסל הקניות בחשבון הזה.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = מטעמי אבטחה, פתחו את הקישור הזה בכרטיסייה חדשה.
hand-off-gone = הקישור הזה כבר לא זמין.
hand-off-other-cart = אתם מחוברים. אם הקישור הזה מיועד לחשבון אחר, התנתקו והתחברו לחשבון ההוא. ייתכן שסל הקניות מחכה לכם שם.
# A button.
hand-off-continue = התחברות והמשך
hand-off-stranger = זה לא החשבון שלכם? אל תמשיכו. שולחי הקישור עלולים לראות מה אתם עושים כאן.
# A link.
hand-off-other = התחברות לחשבון אחר
hand-off-open-again = פתחו את הקישור שוב מהמקום שבו קיבלתם אותו, או התחברו.
hand-off-cart-waits = אפשר פשוט להתחבר. אם הקישור הזה מיועד לחשבון שלכם, ייתכן שסל הקניות מחכה לכם שם.
# On a page of another system's customers: a button after it was pressed.
checking-email = בודקים את כתובת האימייל…


## Page not found

not-found-title = הדף לא נמצא
not-found = לא מצאנו את הדף הזה. בדקו את הכתובת או עברו לדף ההתחברות.
# A link to the sign-in page, from several pages.
go-to-sign-in = מעבר להתחברות


## Problems

# A button.
try-again = ניסיון נוסף
# The heading above the errors of a form.
there-is-a-problem = אירעה בעיה
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = שגיאה: { $title }
unreachable = אין תקשורת עם החנות. בדקו את החיבור לאינטרנט ונסו שוב.
timed-out = החנות לא מגיבה. נסו שוב בעוד רגע.
# Follows either of these in a form.
typed-kept = הפרטים שהזנתם נשמרו.
# $id: a code of letters and digits.
request-id = אם תפנו לחנות, ציינו את מספר האסמכתה: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = אפשר לנסות שוב בעוד { $time }.


## Fields

label-email = כתובת אימייל
label-given-name = שם פרטי
label-family-name = שם משפחה
label-phone = מספר טלפון
label-password = סיסמה
label-new-password = סיסמה חדשה
label-code = קוד
# After the label of a field.
optional = (לא חובה)
# A button inside a password field, with little room, and what a screen reader calls it.
show = הצגה
show-password = הצגת הסיסמה
# The same button while the password is shown.
hide = הסתרה
hide-password = הסתרת הסיסמה
new-password-hint = לפחות 8 תווים. קל יותר לזכור כמה מילים מאשר סימנים אקראיים.
# The symbols stay as they are.
composed-password-hint = לפחות 8 תווים, כולל אותיות גדולות וקטנות באנגלית, וגם ספרה או אחד מהסימנים הבאים: ⁦#?!@$%^&*-⁩


## Languages

# The name of the list of languages at the foot of a page.
languages = שפה
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = הצגת הדף הזה בעברית


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = הדף הזה דורש JavaScript. הפעילו אותו באתר הזה וטענו את הדף מחדש.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = הדפדפן ישן מדי להתחברות. עדכנו אותו או השתמשו בדפדפן אחר.
# A link, after such a message.
to-shop = לחנות
loading = טוענים…
# After some seconds.
late = הטעינה נמשכת יותר מהרגיל. אם שום דבר לא קורה, טענו את הדף מחדש.
stopped-title = ההתחברות הפסיקה לפעול
stopped = משהו השתבש. טענו את הדף מחדש כדי להתחיל שוב.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = אם זה לא עוזר, ייתכן שהדפדפן חוסם את WebAssembly, שנדרש לדף הזה. כבו את מצב הנעילה באתר הזה או השתמשו בדפדפן אחר.
# A link or button.
reload = טעינת הדף מחדש
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = טופס ההתחברות לא נטען. בדקו את החיבור לאינטרנט ונסו שוב.
# The same; a button “Reload the page” follows.
element-unsupported = הדפדפן חוסם את WebAssembly, שנדרש להתחברות. כבו את מצב הנעילה באתר הזה או השתמשו בדפדפן אחר.
element-stopped = ההתחברות הפסיקה לפעול.
