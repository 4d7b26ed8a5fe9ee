# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Accedi
# The same button after it was pressed.
signing-in = Accesso in corso…
# The heading.
sign-in-title = Accedi
# A checkbox.
keep-me-signed-in = Mantieni l’accesso
# Below the checkbox.
keep-me-signed-in-hint = Sconsigliato sui dispositivi condivisi.
# A link to the page that emails a one-time code.
code-instead = Ricevi un codice via email
# A link.
forgot-password = Hai dimenticato la password?
# A question; the link “Create an account” follows.
new-here = Non hai ancora un account?
# A link, and the heading and button of the page it leads to.
create-account = Crea un account
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Hai già un account?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Accedi con una passkey


## Notices at the top of a page

not-kept = Il tuo browser non è riuscito a salvare l’accesso. La prossima volta dovrai accedere di nuovo.
signed-out = Hai effettuato la disconnessione.
session-over = La tua sessione è scaduta. Accedi di nuovo.
account-ready = Il tuo account è pronto. Ora puoi accedere.
password-saved = La tua password è stata modificata. Accedi con la nuova password.
# After a sign-in on a shop's page that goes on by itself.
code-given = Puoi continuare a fare acquisti.


## One-time code

code-title = Accedi con un codice
code-intro = Ti invieremo via email un codice monouso per accedere senza password.
# A button.
send-code = Invia codice via email
# The same button after it was pressed.
sending-code = Invio del codice…
# A link to the page with email address and password.
password-instead = Accedi con la password
# The heading after a code or a reset link was sent.
check-mail-title = Controlla la tua email
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Inserisci il codice di 6 cifre che abbiamo inviato a { $email }.
# When the code is for creating an account.
code-proves = Così confermi il tuo indirizzo email. Subito dopo, il tuo account sarà pronto.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Modifica
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Continua
# The same button after it was pressed.
checking-code = Verifica del codice…
# A button.
resend = Invia un nuovo codice
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = Potrai richiedere un nuovo codice tra { $time }.
resent = Ti abbiamo inviato un nuovo codice. I codici precedenti non sono più validi.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Accedi con questo codice
# A link, when there’s no account with the address.
register-with-email = Crea un account con questo indirizzo email


## Reset link

forgot-title = Reimposta la password
forgot-intro = Inserisci il tuo indirizzo email e ti invieremo un link per reimpostare la password.
# A button.
send-link = Invia link via email
# The same button after it was pressed.
sending-link = Invio del link…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Se hai un account, abbiamo inviato a { $email } un link per reimpostare la password.
link-sent-hint = Il link scade a breve. Se non trovi l’email, controlla la cartella della posta indesiderata.
reset-title = Scegli una nuova password
reset-intro = Il tuo account verrà disconnesso da tutti gli altri dispositivi.
checking-link = Verifica del link…
link-broken-title = Questo link non funziona
# A link.
ask-new-link = Richiedi un nuovo link
# A button.
save-password = Salva la nuova password
# The same button after it was pressed.
saving-password = Salvataggio…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Accedi con { $provider }
# The same button on the page to create an account.
continue-with = Continua con { $provider }
# Between the form and these buttons.
or = oppure
# A badge on the button that was used last on this device.
last-used = Usato l’ultima volta
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = Non hai completato l’accesso con { $provider }. Riprova o accedi in un altro modo.
# An error, when the provider reports one.
provider-failed = L’accesso con { $provider } non è riuscito. Riprova o accedi in un altro modo.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = Questo accesso è stato avviato in un’altra scheda o in un altro browser, oppure è già stato completato. Ricomincia da qui.
# An error, when the browser blocks storage.
provider-storage = Per accedere con { $provider }, il tuo browser deve poter salvare dati, ma questa funzione è bloccata per questo sito. Sbloccala o accedi in un altro modo.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } non consente di accedere da questa app. Apri questa pagina nel tuo browser oppure accedi con un codice o con la tua password.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Per completare l’accesso, conferma il tuo indirizzo email con un codice. Dovrai farlo una volta sola.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Account collegati
# A button.
link-provider = Collega { $provider }
# A button.
unlink-provider = Scollega { $provider }
# After a provider was linked.
linked = Il tuo account { $provider } è collegato. Ora puoi usarlo per accedere.
# After a link to a provider was removed.
unlinked = Il tuo account { $provider } non è più collegato.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = Non hai completato l’accesso con una passkey. Riprova o accedi in un altro modo.
# An error, when the browser reports one.
passkey-failed = Il tuo browser non è riuscito a usare una passkey. Riprova o accedi in un altro modo.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Al momento le passkey non funzionano su questo sito. Accedi in un altro modo.
# An error, when the device has no place for a passkey.
passkey-unsupported = Questo dispositivo o browser non può creare una passkey per questo sito.
# When the device has one for this customer already.
passkey-here = Su questo dispositivo c’è già una passkey per il tuo account.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = Non è stata creata nessuna passkey. Puoi riprovare.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Accedi più velocemente la prossima volta
passkey-offer = Crea una passkey per accedere con l’impronta digitale, il volto o il blocco schermo. Non ti serviranno né password né codici.
# A button.
create-passkey = Crea una passkey
# The same button after it was pressed.
creating-passkey = Creazione della passkey…
# A button: goes on without a passkey.
not-now = Non ora
passkey-created = La tua passkey è pronta. Potrai usarla al prossimo accesso.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = Per la tua sicurezza, accedi di nuovo per aggiungere una passkey.
# A button.
sign-in-again = Accedi di nuovo
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Passkey
# A button below the list.
add-passkey = Aggiungi una passkey
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Sincronizzata
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Data di creazione: { $date }
passkey-used-on = Ultimo utilizzo: { $date }
# A button beside a passkey.
rename-passkey = Rinomina
# The label of the input with a passkey's name.
passkey-name-label = Nome della passkey
# An error at that input, without a full stop.
passkey-name-required = Inserisci un nome
# A button beside that input.
save-passkey-name = Salva
passkey-renamed = La passkey è stata rinominata.
# A button beside a passkey, and again below the question.
remove-passkey = Rimuovi
remove-passkey-sure = Rimuovere questa passkey? Non potrai più usarla per accedere. Potrai comunque accedere con un codice.
passkey-removed = La passkey è stata rimossa. Se il tuo dispositivo la propone ancora, eliminala anche lì.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Annulla


## Account

account-title = Il tuo account
account-loading = Caricamento del tuo account…
# In front of the customer's name.
account-name = Nome
# A badge beside an email address that the customer has not confirmed.
account-unverified = Non confermato
# A button.
sign-out = Esci
# The caption of a table.
cart-title = Il tuo carrello
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Articolo
cart-unit = Unità
cart-quantity = Quantità


## A customer who arrives from another system by a link

hand-off-title = Vai al negozio
# $shop: the shop's name, in bold.
hand-off-shop = Questo link ti porta su { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = Accederai all’account { $email }.
hand-off-same = Hai già effettuato l’accesso a questo account.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = Al momento hai effettuato l’accesso all’account { $email }. Se continui, uscirai da quell’account.
hand-off-cart = Gli articoli inviati con questo link verranno aggiunti al carrello di questo account.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = Per la tua sicurezza, apri questo link in una nuova scheda.
hand-off-gone = Questo link non è più disponibile.
hand-off-other-cart = Hai effettuato l’accesso. Se questo link era per un altro account, esci e accedi a quello. Il carrello potrebbe essere lì ad aspettarti.
# A button.
hand-off-continue = Accedi e continua
hand-off-stranger = Non è il tuo account? Non continuare. La persona che ti ha inviato questo link potrebbe vedere quello che fai qui.
# A link.
hand-off-other = Accedi a un altro account
hand-off-open-again = Riaprilo da dove l’hai ricevuto oppure accedi.
hand-off-cart-waits = Puoi accedere direttamente. Se questo link era per il tuo account, il tuo carrello potrebbe essere lì ad aspettarti.
# On a page of another system's customers: a button after it was pressed.
checking-email = Verifica dell’indirizzo email…


## Page not found

not-found-title = Pagina non trovata
not-found = Non riusciamo a trovare questa pagina. Controlla l’indirizzo o vai alla pagina di accesso.
# A link to the sign-in page, from several pages.
go-to-sign-in = Vai alla pagina di accesso


## Problems

# A button.
try-again = Riprova
# The heading above the errors of a form.
there-is-a-problem = Si è verificato un problema
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Errore: { $title }
unreachable = Il negozio non è raggiungibile. Controlla la connessione a internet e riprova.
timed-out = Il negozio non risponde. Riprova tra qualche istante.
# Follows either of these in a form.
typed-kept = I dati inseriti sono stati conservati.
# $id: a code of letters and digits.
request-id = Se contatti il negozio, indica questo codice di riferimento: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Potrai riprovare tra { $time }.


## Fields

label-email = Indirizzo email
label-given-name = Nome
label-family-name = Cognome
label-phone = Numero di telefono
label-password = Password
label-new-password = Nuova password
label-code = Codice
# After the label of a field.
optional = (facoltativo)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Mostra
show-password = Mostra la password
# The same button while the password is shown.
hide = Nascondi
hide-password = Nascondi la password
new-password-hint = Almeno 8 caratteri. Qualche parola si ricorda più facilmente di una serie di caratteri casuali.
# The symbols stay as they are.
composed-password-hint = Almeno 8 caratteri, con maiuscole e minuscole, più un numero o uno di questi simboli: #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Lingua
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Visualizza questa pagina in italiano


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Questa pagina richiede JavaScript. Attivalo per questo sito, poi ricarica la pagina.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Il tuo browser è troppo vecchio per accedere. Aggiornalo o usa un altro browser.
# A link, after such a message.
to-shop = Vai al negozio
loading = Caricamento…
# After some seconds.
late = Il caricamento sta richiedendo più tempo del solito. Se non succede nulla, ricarica la pagina.
stopped-title = La pagina di accesso ha smesso di funzionare
stopped = Si è verificato un errore. Ricarica la pagina per ricominciare.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Se il problema persiste, il tuo browser potrebbe bloccare WebAssembly, necessario per questa pagina. Disattiva la modalità di isolamento per questo sito o usa un altro browser.
# A link or button.
reload = Ricarica la pagina
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Il modulo di accesso non è stato caricato. Controlla la connessione a internet e riprova.
# The same; a button “Reload the page” follows.
element-unsupported = Il tuo browser blocca WebAssembly, necessario per accedere. Disattiva la modalità di isolamento per questo sito o usa un altro browser.
element-stopped = Il modulo di accesso ha smesso di funzionare.
