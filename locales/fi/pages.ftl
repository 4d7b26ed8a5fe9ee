# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Kirjaudu sisään
# The same button after it was pressed.
signing-in = Kirjaudutaan sisään…
# The heading.
sign-in-title = Kirjaudu sisään
# A checkbox.
keep-me-signed-in = Pysy kirjautuneena
# Below the checkbox.
keep-me-signed-in-hint = Ei suositella yhteiskäyttöisillä laitteilla.
# A link to the page that emails a one-time code.
code-instead = Pyydä koodi sähköpostiin
# A link.
forgot-password = Unohditko salasanasi?
# A question; the link “Create an account” follows.
new-here = Uusi asiakas?
# A link, and the heading and button of the page it leads to.
create-account = Luo tili
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Onko sinulla jo tili?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Kirjaudu pääsyavaimella


## Notices at the top of a page

not-kept = Selaimesi ei voinut tallentaa kirjautumista. Ensi kerralla sinun täytyy kirjautua sisään uudelleen.
signed-out = Olet kirjautunut ulos.
session-over = Istuntosi on vanhentunut. Kirjaudu sisään uudelleen.
account-ready = Tilisi on valmis. Voit nyt kirjautua sisään.
password-saved = Salasanasi on vaihdettu. Kirjaudu sisään uudella salasanalla.
# After a sign-in on a shop's page that goes on by itself.
code-given = Voit jatkaa ostoksiasi.


## One-time code

code-title = Kirjaudu koodilla
code-intro = Lähetämme sähköpostiisi kertakäyttökoodin, jolla voit kirjautua sisään ilman salasanaa.
# A button.
send-code = Lähetä koodi sähköpostiin
# The same button after it was pressed.
sending-code = Lähetetään koodia…
# A link to the page with email address and password.
password-instead = Kirjaudu salasanalla
# The heading after a code or a reset link was sent.
check-mail-title = Tarkista sähköpostisi
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Anna 6-numeroinen koodi, jonka lähetimme osoitteeseen { $email }.
# When the code is for creating an account.
code-proves = Näin vahvistat sähköpostiosoitteesi. Sen jälkeen tilisi on valmis.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Muuta
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Jatka
# The same button after it was pressed.
checking-code = Tarkistetaan koodia…
# A button.
resend = Lähetä uusi koodi
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = Odota vielä { $time }, niin voit pyytää uuden koodin.
resent = Lähetimme sinulle uuden koodin. Aiemmat koodit eivät enää toimi.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Kirjaudu tällä koodilla
# A link, when there’s no account with the address.
register-with-email = Luo tili tällä sähköpostiosoitteella


## Reset link

forgot-title = Palauta salasana
forgot-intro = Anna sähköpostiosoitteesi, niin lähetämme sinulle linkin, jolla voit palauttaa salasanasi.
# A button.
send-link = Lähetä palautuslinkki
# The same button after it was pressed.
sending-link = Lähetetään linkkiä…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Jos sinulla on tili, lähetimme palautuslinkin osoitteeseen { $email }.
link-sent-hint = Linkki on voimassa vain vähän aikaa. Jos viestiä ei näy, tarkista roskapostikansio.
reset-title = Valitse uusi salasana
reset-intro = Samalla sinut kirjataan ulos kaikilta muilta laitteilta.
checking-link = Tarkistetaan linkkiä…
link-broken-title = Tämä linkki ei toimi
# A link.
ask-new-link = Pyydä uusi linkki
# A button.
save-password = Tallenna uusi salasana
# The same button after it was pressed.
saving-password = Tallennetaan…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Kirjaudu sisään { $provider }-tilillä
# The same button on the page to create an account.
continue-with = Jatka { $provider }-tilillä
# Between the form and these buttons.
or = tai
# A badge on the button that was used last on this device.
last-used = Viimeksi käytetty
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = Kirjautuminen { $provider }-tilillä jäi kesken. Yritä uudelleen tai kirjaudu sisään toisella tavalla.
# An error, when the provider reports one.
provider-failed = Kirjautuminen { $provider }-tilillä ei onnistunut. Yritä uudelleen tai kirjaudu sisään toisella tavalla.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = Tämä kirjautuminen aloitettiin toisessa välilehdessä tai selaimessa, tai se on jo suoritettu loppuun. Aloita täällä uudelleen.
# An error, when the browser blocks storage.
provider-storage = Kirjautuminen { $provider }-tilillä edellyttää, että selain saa tallentaa tietoja. Se on estetty tällä sivustolla. Salli tallennus tai kirjaudu sisään toisella tavalla.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } ei salli kirjautumista tässä sovelluksessa. Avaa tämä sivu selaimessasi tai kirjaudu sisään koodilla tai salasanalla.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Vahvista vielä sähköpostiosoitteesi koodilla. Tämä tarvitsee tehdä vain kerran.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Yhdistetyt tilit
# A button.
link-provider = Yhdistä { $provider }-tili
# A button.
unlink-provider = Poista { $provider }-tilin yhdistäminen
# After a provider was linked.
linked = { $provider }-tilisi on yhdistetty. Voit nyt kirjautua sisään sillä.
# After a link to a provider was removed.
unlinked = { $provider }-tilisi ei ole enää yhdistetty.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = Kirjautuminen pääsyavaimella jäi kesken. Yritä uudelleen tai kirjaudu sisään toisella tavalla.
# An error, when the browser reports one.
passkey-failed = Selaimesi ei voinut käyttää pääsyavainta. Yritä uudelleen tai kirjaudu sisään toisella tavalla.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Pääsyavaimet eivät toimi tällä sivustolla juuri nyt. Kirjaudu sisään toisella tavalla.
# An error, when the device has no place for a passkey.
passkey-unsupported = Tällä laitteella tai selaimella ei voi luoda pääsyavainta tälle sivustolle.
# When the device has one for this customer already.
passkey-here = Tällä laitteella on jo pääsyavain tilillesi.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = Pääsyavainta ei luotu. Voit yrittää uudelleen.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Kirjaudu ensi kerralla nopeammin
passkey-offer = Luo pääsyavain, niin voit kirjautua sisään sormenjäljellä, kasvojentunnistuksella tai näytön lukituksella. Et tarvitse salasanaa etkä koodia.
# A button.
create-passkey = Luo pääsyavain
# The same button after it was pressed.
creating-passkey = Luodaan pääsyavainta…
# A button: goes on without a passkey.
not-now = Ei nyt
passkey-created = Pääsyavaimesi on valmis. Voit käyttää sitä, kun kirjaudut sisään seuraavan kerran.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = Kirjaudu turvallisuussyistä sisään uudelleen, jotta voit lisätä pääsyavaimen.
# A button.
sign-in-again = Kirjaudu sisään uudelleen
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Pääsyavaimet
# A button below the list.
add-passkey = Lisää pääsyavain
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Synkronoitu
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Luotu: { $date }
passkey-used-on = Viimeksi käytetty: { $date }
# A button beside a passkey.
rename-passkey = Nimeä uudelleen
# The label of the input with a passkey's name.
passkey-name-label = Pääsyavaimen nimi
# An error at that input, without a full stop.
passkey-name-required = Anna nimi
# A button beside that input.
save-passkey-name = Tallenna
passkey-renamed = Pääsyavain on nimetty uudelleen.
# A button beside a passkey, and again below the question.
remove-passkey = Poista
remove-passkey-sure = Poistetaanko tämä pääsyavain? Et voi enää kirjautua sisään sillä. Voit edelleen kirjautua sisään koodilla.
passkey-removed = Pääsyavain on poistettu. Jos laitteesi tarjoaa sitä vielä, poista se myös laitteelta.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Peruuta


## Account

account-title = Oma tili
account-loading = Ladataan tiliä…
# In front of the customer's name.
account-name = Nimi
# A badge beside an email address that the customer has not confirmed.
account-unverified = Ei vahvistettu
# A button.
sign-out = Kirjaudu ulos
# The caption of a table.
cart-title = Ostoskori
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Tuote
cart-unit = Yksikkö
cart-quantity = Määrä


## A customer who arrives from another system by a link

hand-off-title = Jatka kauppaan
# $shop: the shop's name, in bold.
hand-off-shop = Tämä linkki vie sinut kauppaan { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = Sinut kirjataan sisään tilille { $email }.
hand-off-same = Olet jo kirjautunut tälle tilille.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = Olet nyt kirjautuneena tilille { $email }. Jos jatkat, sinut kirjataan ulos kyseiseltä tililtä.
hand-off-cart = Linkin mukana tulevat tuotteet lisätään tämän tilin ostoskoriin.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = Avaa linkki turvallisuussyistä uudessa välilehdessä.
hand-off-gone = Tämä linkki ei ole enää käytettävissä.
hand-off-other-cart = Olet kirjautunut sisään. Jos tämä linkki oli tarkoitettu toiselle tilille, kirjaudu ulos ja sen jälkeen kyseiselle tilille. Ostoskori saattaa odottaa sinua siellä.
# A button.
hand-off-continue = Kirjaudu sisään ja jatka
hand-off-stranger = Eikö tämä ole sinun tilisi? Älä jatka. Linkin lähettäjä voisi nähdä, mitä teet täällä.
# A link.
hand-off-other = Kirjaudu toiselle tilille
hand-off-open-again = Avaa linkki uudelleen sieltä, mistä sait sen, tai kirjaudu sisään.
hand-off-cart-waits = Kirjaudu sisään tavalliseen tapaan. Jos tämä linkki oli tarkoitettu sinun tilillesi, ostoskori saattaa odottaa sinua siellä.
# On a page of another system's customers: a button after it was pressed.
checking-email = Tarkistetaan osoitetta…


## Page not found

not-found-title = Sivua ei löytynyt
not-found = Emme löydä tätä sivua. Tarkista osoite tai siirry kirjautumiseen.
# A link to the sign-in page, from several pages.
go-to-sign-in = Siirry kirjautumiseen


## Problems

# A button.
try-again = Yritä uudelleen
# The heading above the errors of a form.
there-is-a-problem = Tapahtui virhe
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Virhe: { $title }
unreachable = Emme saa yhteyttä kauppaan. Tarkista verkkoyhteytesi ja yritä uudelleen.
timed-out = Kauppa ei vastaa. Yritä hetken kuluttua uudelleen.
# Follows either of these in a form.
typed-kept = Antamasi tiedot ovat tallessa.
# $id: a code of letters and digits.
request-id = Jos otat yhteyttä kauppaan, ilmoita tämä tunnus: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Odota vielä { $time }, niin voit yrittää uudelleen.


## Fields

label-email = Sähköpostiosoite
label-given-name = Etunimi
label-family-name = Sukunimi
label-phone = Puhelinnumero
label-password = Salasana
label-new-password = Uusi salasana
label-code = Koodi
# After the label of a field.
optional = (valinnainen)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Näytä
show-password = Näytä salasana
# The same button while the password is shown.
hide = Piilota
hide-password = Piilota salasana
new-password-hint = Vähintään 8 merkkiä. Muutama sana on helpompi muistaa kuin satunnaiset merkit.
# The symbols stay as they are.
composed-password-hint = Vähintään 8 merkkiä: isoja ja pieniä kirjaimia sekä numero tai jokin merkeistä #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Kieli
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Näytä tämä sivu suomeksi


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Tämä sivu tarvitsee JavaScriptin. Ota se käyttöön tällä sivustolla ja lataa sivu uudelleen.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Selaimesi on liian vanha kirjautumiseen. Päivitä se tai käytä toista selainta.
# A link, after such a message.
to-shop = Siirry kauppaan
loading = Ladataan…
# After some seconds.
late = Tässä kestää tavallista kauemmin. Jos mitään ei tapahdu, lataa sivu uudelleen.
stopped-title = Kirjautuminen lakkasi toimimasta
stopped = Jokin meni vikaan. Lataa sivu uudelleen ja aloita alusta.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Jos se ei auta, selaimesi saattaa estää WebAssemblyn, jota tämä sivu tarvitsee. Poista sulkutila käytöstä tällä sivustolla tai käytä toista selainta.
# A link or button.
reload = Lataa sivu uudelleen
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Kirjautumista ei voitu ladata. Tarkista verkkoyhteytesi ja yritä uudelleen.
# The same; a button “Reload the page” follows.
element-unsupported = Selaimesi estää WebAssemblyn, jota kirjautuminen tarvitsee. Poista sulkutila käytöstä tällä sivustolla tai käytä toista selainta.
element-stopped = Kirjautuminen lakkasi toimimasta.
