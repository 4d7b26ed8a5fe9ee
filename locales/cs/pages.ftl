# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Přihlásit se
# The same button after it was pressed.
signing-in = Přihlašování…
# The heading.
sign-in-title = Přihlášení
# A checkbox.
keep-me-signed-in = Neodhlašovat mě
# Below the checkbox.
keep-me-signed-in-hint = Nedoporučujeme na sdílených zařízeních.
# A link to the page that emails a one-time code.
code-instead = Přihlásit se kódem z e-mailu
# A link.
forgot-password = Zapomenuté heslo?
# A question; the link “Create an account” follows.
new-here = Ještě nemáte účet?
# A link, and the heading and button of the page it leads to.
create-account = Vytvořit účet
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Už máte účet?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Přihlásit se přístupovým klíčem


## Notices at the top of a page

not-kept = Prohlížeč nemohl uložit vaše přihlášení. Příště se budete muset přihlásit znovu.
signed-out = Odhlášení proběhlo úspěšně.
session-over = Vaše přihlášení vypršelo. Přihlaste se prosím znovu.
account-ready = Váš účet je připravený. Teď se můžete přihlásit.
password-saved = Heslo bylo změněno. Přihlaste se novým heslem.
# After a sign-in on a shop's page that goes on by itself.
code-given = Můžete pokračovat v nákupu.


## One-time code

code-title = Přihlášení kódem
code-intro = Heslo nepotřebujete. Pošleme vám e-mailem jednorázový kód pro přihlášení.
# A button.
send-code = Poslat kód
# The same button after it was pressed.
sending-code = Odesílání kódu…
# A link to the page with email address and password.
password-instead = Přihlásit se heslem
# The heading after a code or a reset link was sent.
check-mail-title = Podívejte se do e-mailu
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Zadejte šestimístný kód, který jsme poslali na adresu { $email }.
# When the code is for creating an account.
code-proves = Tím potvrdíte svou e-mailovou adresu a účet bude připravený.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Změnit
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Pokračovat
# The same button after it was pressed.
checking-code = Ověřování kódu…
# A button.
resend = Poslat nový kód
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = O nový kód můžete požádat za { $time }.
resent = Poslali jsme vám nový kód. Předchozí kódy už neplatí.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Přihlásit se tímto kódem
# A link, when there’s no account with the address.
register-with-email = Vytvořit účet s tímto e-mailem


## Reset link

forgot-title = Obnovení hesla
forgot-intro = Zadejte svou e-mailovou adresu a my vám pošleme odkaz pro obnovení hesla.
# A button.
send-link = Poslat odkaz
# The same button after it was pressed.
sending-link = Odesílání odkazu…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Pokud u nás máte účet, poslali jsme odkaz pro obnovení hesla na adresu { $email }.
link-sent-hint = Platnost odkazu brzy vyprší. Pokud e-mail nevidíte, podívejte se do složky se spamem.
reset-title = Zvolte si nové heslo
reset-intro = Na všech ostatních zařízeních vás odhlásíme.
checking-link = Ověřování odkazu…
link-broken-title = Tento odkaz nefunguje
# A link.
ask-new-link = Požádat o nový odkaz
# A button.
save-password = Uložit nové heslo
# The same button after it was pressed.
saving-password = Ukládání…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Přihlásit se přes { $provider }
# The same button on the page to create an account.
continue-with = Pokračovat přes { $provider }
# Between the form and these buttons.
or = nebo
# A badge on the button that was used last on this device.
last-used = Naposledy použito
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = Přihlášení přes { $provider } nebylo dokončeno. Zkuste to znovu nebo se přihlaste jiným způsobem.
# An error, when the provider reports one.
provider-failed = Přihlášení přes { $provider } se nezdařilo. Zkuste to znovu nebo se přihlaste jiným způsobem.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = Toto přihlášení začalo na jiné kartě nebo v jiném prohlížeči, případně už bylo dokončeno. Začněte tady znovu.
# An error, when the browser blocks storage.
provider-storage = Pro přihlášení přes { $provider } musí prohlížeč ukládat data, ale pro tento web je to zablokované. Povolte ukládání nebo se přihlaste jiným způsobem.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } neumožňuje přihlášení v této aplikaci. Otevřete tuto stránku v prohlížeči, nebo se přihlaste kódem či heslem.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Pro dokončení potvrďte svou e-mailovou adresu kódem. Stačí to udělat jednou.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Propojené účty
# A button.
link-provider = Propojit účet { $provider }
# A button.
unlink-provider = Odpojit účet { $provider }
# After a provider was linked.
linked = Účet { $provider } je propojený. Teď se přes něj můžete přihlásit.
# After a link to a provider was removed.
unlinked = Účet { $provider } už není propojený.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = Přihlášení přístupovým klíčem nebylo dokončeno. Zkuste to znovu nebo se přihlaste jiným způsobem.
# An error, when the browser reports one.
passkey-failed = Prohlížeč nemohl použít přístupový klíč. Zkuste to znovu nebo se přihlaste jiným způsobem.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Přístupové klíče na tomto webu teď nefungují. Přihlaste se jiným způsobem.
# An error, when the device has no place for a passkey.
passkey-unsupported = Na tomto zařízení nebo v tomto prohlížeči nelze pro tento web vytvořit přístupový klíč.
# When the device has one for this customer already.
passkey-here = Na tomto zařízení už přístupový klíč k vašemu účtu je.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = Přístupový klíč nebyl vytvořen. Můžete to zkusit znovu.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Příště se přihlaste rychleji
passkey-offer = Vytvořte si přístupový klíč a přihlašujte se otiskem prstu, obličejem nebo zámkem obrazovky. Nebudete potřebovat heslo ani kód.
# A button.
create-passkey = Vytvořit přístupový klíč
# The same button after it was pressed.
creating-passkey = Vytváření přístupového klíče…
# A button: goes on without a passkey.
not-now = Teď ne
passkey-created = Váš přístupový klíč je připravený. Můžete ho použít při příštím přihlášení.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = Z bezpečnostních důvodů se před přidáním přístupového klíče znovu přihlaste.
# A button.
sign-in-again = Přihlásit se znovu
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Přístupové klíče
# A button below the list.
add-passkey = Přidat přístupový klíč
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Synchronizováno
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Vytvořeno: { $date }
passkey-used-on = Naposledy použito: { $date }
# A button beside a passkey.
rename-passkey = Přejmenovat
# The label of the input with a passkey's name.
passkey-name-label = Název přístupového klíče
# An error at that input, without a full stop.
passkey-name-required = Zadejte název
# A button beside that input.
save-passkey-name = Uložit
passkey-renamed = Přístupový klíč byl přejmenován.
# A button beside a passkey, and again below the question.
remove-passkey = Odebrat
remove-passkey-sure = Odebrat tento přístupový klíč? Už se jím nebudete moct přihlásit. Dál se můžete přihlašovat kódem.
passkey-removed = Přístupový klíč byl odebrán. Pokud ho vaše zařízení stále nabízí, smažte ho i tam.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Zrušit


## Account

account-title = Váš účet
account-loading = Načítání účtu…
# In front of the customer's name.
account-name = Jméno a příjmení
# A badge beside an email address that the customer has not confirmed.
account-unverified = Nepotvrzeno
# A button.
sign-out = Odhlásit se
# The caption of a table.
cart-title = Váš košík
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Položka
cart-unit = Jednotka
cart-quantity = Množství


## A customer who arrives from another system by a link

hand-off-title = Pokračujte do e-shopu
# $shop: the shop's name, in bold.
hand-off-shop = Tento odkaz vede do e-shopu { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = Přihlásíte se jako { $email }.
hand-off-same = Tento účet už používáte.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = Právě používáte účet { $email }. Pokud budete pokračovat, odhlásíme vás z něj.
hand-off-cart = Položky z tohoto odkazu přidáme do košíku v tomto účtu.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = Z bezpečnostních důvodů otevřete tento odkaz na nové kartě.
hand-off-gone = Tento odkaz už není dostupný.
hand-off-other-cart = Už jste ve svém účtu. Pokud byl odkaz určený pro jiný účet, odhlaste se a přihlaste se k němu. Možná tam čeká košík.
# A button.
hand-off-continue = Přihlásit se a pokračovat
hand-off-stranger = Není to váš účet? Nepokračujte. Osoba, která vám tento odkaz poslala, by mohla vidět, co tu děláte.
# A link.
hand-off-other = Přihlásit se k jinému účtu
hand-off-open-again = Vraťte se tam, odkud odkaz pochází, a otevřete ho znovu, nebo se přihlaste.
hand-off-cart-waits = Přihlaste se běžným způsobem. Pokud byl odkaz určený pro váš účet, možná tam na vás čeká košík.
# On a page of another system's customers: a button after it was pressed.
checking-email = Ověřování e-mailu…


## Page not found

not-found-title = Stránka nenalezena
not-found = Tuto stránku jsme nenašli. Zkontrolujte adresu nebo přejděte na přihlášení.
# A link to the sign-in page, from several pages.
go-to-sign-in = Přejít na přihlášení


## Problems

# A button.
try-again = Zkusit znovu
# The heading above the errors of a form.
there-is-a-problem = Vyskytl se problém
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Chyba: { $title }
unreachable = Nedaří se nám spojit s e-shopem. Zkontrolujte připojení k internetu a zkuste to znovu.
timed-out = E-shop neodpovídá. Zkuste to za chvíli znovu.
# Follows either of these in a form.
typed-kept = Zadané údaje zůstaly zachované.
# $id: a code of letters and digits.
request-id = Pokud budete kontaktovat e-shop, uveďte tento identifikátor: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Znovu to můžete zkusit za { $time }.


## Fields

label-email = E-mailová adresa
label-given-name = Jméno
label-family-name = Příjmení
label-phone = Telefonní číslo
label-password = Heslo
label-new-password = Nové heslo
label-code = Kód
# After the label of a field.
optional = (nepovinné)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Zobrazit
show-password = Zobrazit heslo
# The same button while the password is shown.
hide = Skrýt
hide-password = Skrýt heslo
new-password-hint = Alespoň 8 znaků. Několik slov se pamatuje lépe než náhodné znaky.
# The symbols stay as they are.
composed-password-hint = Alespoň 8 znaků včetně velkého a malého písmena a číslice nebo jednoho ze znaků #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Jazyk
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Zobrazit tuto stránku v češtině


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Tato stránka potřebuje JavaScript. Povolte ho pro tento web a načtěte stránku znovu.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Váš prohlížeč je na přihlášení příliš starý. Aktualizujte ho nebo použijte jiný prohlížeč.
# A link, after such a message.
to-shop = Přejít do e-shopu
loading = Načítání…
# After some seconds.
late = Trvá to déle než obvykle. Pokud se nic nestane, načtěte stránku znovu.
stopped-title = Přihlášení přestalo fungovat
stopped = Něco se pokazilo. Načtěte stránku znovu a začněte od začátku.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Pokud to nepomůže, váš prohlížeč možná blokuje WebAssembly, bez kterého tato stránka nefunguje. Vypněte pro tento web režim blokování nebo použijte jiný prohlížeč.
# A link or button.
reload = Načíst stránku znovu
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Přihlášení se nepodařilo načíst. Zkontrolujte připojení k internetu a zkuste to znovu.
# The same; a button “Reload the page” follows.
element-unsupported = Váš prohlížeč blokuje WebAssembly, bez kterého přihlášení nefunguje. Vypněte pro tento web režim blokování nebo použijte jiný prohlížeč.
element-stopped = Přihlášení přestalo fungovat.
