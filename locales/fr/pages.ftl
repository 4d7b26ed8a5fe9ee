# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Se connecter
# The same button after it was pressed.
signing-in = Connexion en cours…
# The heading.
sign-in-title = Se connecter
# A checkbox.
keep-me-signed-in = Garder ma session ouverte
# Below the checkbox.
keep-me-signed-in-hint = Déconseillé sur un appareil partagé.
# A link to the page that emails a one-time code.
code-instead = Recevoir un code par e-mail
# A link.
forgot-password = Mot de passe oublié ?
# A question; the link “Create an account” follows.
new-here = Pas encore de compte ?
# A link, and the heading and button of the page it leads to.
create-account = Créer un compte
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Vous avez déjà un compte ?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Utiliser une clé d’accès


## Notices at the top of a page

not-kept = Votre navigateur n’a pas pu enregistrer votre connexion. Vous devrez vous reconnecter la prochaine fois.
signed-out = Déconnexion réussie.
session-over = Votre session a expiré. Veuillez vous reconnecter.
account-ready = Votre compte est prêt. Vous pouvez maintenant vous connecter.
password-saved = Votre mot de passe a été modifié. Connectez-vous avec votre nouveau mot de passe.
# After a sign-in on a shop's page that goes on by itself.
code-given = Vous pouvez poursuivre vos achats.


## One-time code

code-title = Se connecter avec un code
code-intro = Nous vous enverrons par e-mail un code à usage unique pour vous connecter sans mot de passe.
# A button.
send-code = Recevoir un code
# The same button after it was pressed.
sending-code = Envoi du code…
# A link to the page with email address and password.
password-instead = Utiliser mon mot de passe
# The heading after a code or a reset link was sent.
check-mail-title = Consultez vos e-mails
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Saisissez le code à 6 chiffres que nous avons envoyé à { $email }.
# When the code is for creating an account.
code-proves = Vous confirmerez ainsi votre adresse e-mail et votre compte sera prêt.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Modifier
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Continuer
# The same button after it was pressed.
checking-code = Vérification du code…
# A button.
resend = Recevoir un nouveau code
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = Vous pourrez demander un nouveau code dans { $time }.
resent = Nous vous avons envoyé un nouveau code. Les codes précédents ne fonctionnent plus.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Se connecter avec ce code
# A link, when there’s no account with the address.
register-with-email = Créer un compte avec cette adresse e-mail


## Reset link

forgot-title = Réinitialiser votre mot de passe
forgot-intro = Saisissez votre adresse e-mail et nous vous enverrons un lien pour réinitialiser votre mot de passe.
# A button.
send-link = Recevoir le lien
# The same button after it was pressed.
sending-link = Envoi du lien…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Si vous avez un compte, nous avons envoyé un lien de réinitialisation à { $email }.
link-sent-hint = Ce lien n’est valable que peu de temps. Si vous ne trouvez pas l’e-mail, vérifiez vos courriers indésirables.
reset-title = Choisissez un nouveau mot de passe
reset-intro = Votre session sera fermée sur tous vos autres appareils.
checking-link = Vérification du lien…
link-broken-title = Ce lien ne fonctionne pas
# A link.
ask-new-link = Demander un nouveau lien
# A button.
save-password = Enregistrer
# The same button after it was pressed.
saving-password = Enregistrement…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Se connecter avec { $provider }
# The same button on the page to create an account.
continue-with = Continuer avec { $provider }
# Between the form and these buttons.
or = ou
# A badge on the button that was used last on this device.
last-used = Utilisé en dernier
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = Vous n’avez pas terminé la connexion avec { $provider }. Réessayez ou connectez-vous autrement.
# An error, when the provider reports one.
provider-failed = La connexion avec { $provider } a échoué. Réessayez ou connectez-vous autrement.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = Cette connexion a été lancée dans un autre onglet ou navigateur, ou elle est déjà terminée. Recommencez ici.
# An error, when the browser blocks storage.
provider-storage = Pour vous connecter avec { $provider }, votre navigateur doit pouvoir enregistrer des données, ce qui est bloqué pour ce site. Autorisez-le ou connectez-vous autrement.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } n’autorise pas la connexion dans cette application. Ouvrez cette page dans votre navigateur, ou connectez-vous avec un code ou votre mot de passe.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Pour terminer, confirmez votre adresse e-mail avec un code. Vous n’aurez à le faire qu’une seule fois.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Comptes associés
# A button.
link-provider = Associer { $provider }
# A button.
unlink-provider = Dissocier { $provider }
# After a provider was linked.
linked = Votre compte { $provider } est associé. Vous pouvez maintenant l’utiliser pour vous connecter.
# After a link to a provider was removed.
unlinked = Votre compte { $provider } n’est plus associé.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = Vous n’avez pas terminé la connexion avec une clé d’accès. Réessayez ou connectez-vous autrement.
# An error, when the browser reports one.
passkey-failed = Votre navigateur n’a pas pu utiliser de clé d’accès. Réessayez ou connectez-vous autrement.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Les clés d’accès ne fonctionnent pas sur ce site pour le moment. Connectez-vous autrement.
# An error, when the device has no place for a passkey.
passkey-unsupported = Cet appareil ou ce navigateur ne peut pas créer de clé d’accès pour ce site.
# When the device has one for this customer already.
passkey-here = Cet appareil contient déjà une clé d’accès pour votre compte.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = Aucune clé d’accès n’a été créée. Vous pouvez réessayer.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Connectez-vous plus vite la prochaine fois
passkey-offer = Créez une clé d’accès pour vous connecter avec votre empreinte digitale, votre visage ou le verrouillage de l’écran. Vous n’aurez besoin ni de mot de passe ni de code.
# A button.
create-passkey = Créer une clé d’accès
# The same button after it was pressed.
creating-passkey = Création de la clé d’accès…
# A button: goes on without a passkey.
not-now = Pas maintenant
passkey-created = Votre clé d’accès est prête. Vous pourrez l’utiliser lors de votre prochaine connexion.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = Pour votre sécurité, reconnectez-vous afin d’ajouter une clé d’accès.
# A button.
sign-in-again = Se reconnecter
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Clés d’accès
# A button below the list.
add-passkey = Ajouter une clé d’accès
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Synchronisée
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Création : { $date }
passkey-used-on = Dernière utilisation : { $date }
# A button beside a passkey.
rename-passkey = Renommer
# The label of the input with a passkey's name.
passkey-name-label = Nom de la clé d’accès
# An error at that input, without a full stop.
passkey-name-required = Saisissez un nom
# A button beside that input.
save-passkey-name = Enregistrer
passkey-renamed = La clé d’accès a été renommée.
# A button beside a passkey, and again below the question.
remove-passkey = Supprimer
remove-passkey-sure = Supprimer cette clé d’accès ? Vous ne pourrez plus l’utiliser pour vous connecter. Vous pourrez toujours vous connecter avec un code.
passkey-removed = La clé d’accès a été supprimée. Si votre appareil la propose encore, supprimez-la aussi sur cet appareil.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Annuler


## Account

account-title = Votre compte
account-loading = Chargement de votre compte…
# In front of the customer's name.
account-name = Nom
# A badge beside an email address that the customer has not confirmed.
account-unverified = Non confirmée
# A button.
sign-out = Se déconnecter
# The caption of a table.
cart-title = Votre panier
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Article
cart-unit = Unité
cart-quantity = Quantité


## A customer who arrives from another system by a link

hand-off-title = Continuer vers la boutique
# $shop: the shop's name, in bold.
hand-off-shop = Ce lien mène à la boutique { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = Vous allez vous connecter au compte { $email }.
hand-off-same = Vous utilisez déjà ce compte.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = Vous utilisez actuellement le compte { $email }. Si vous continuez, ce compte sera déconnecté.
hand-off-cart = Les articles transmis avec ce lien seront ajoutés au panier de ce compte.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = Pour votre sécurité, ouvrez ce lien dans un nouvel onglet.
hand-off-gone = Ce lien n’est plus disponible.
hand-off-other-cart = Vous utilisez déjà un compte. Si ce lien concernait un autre compte, déconnectez-vous, puis connectez-vous à cet autre compte. Son panier vous y attend peut-être.
# A button.
hand-off-continue = Se connecter et continuer
hand-off-stranger = Ce n’est pas votre compte ? Ne continuez pas. La personne qui vous a envoyé ce lien pourrait voir ce que vous faites ici.
# A link.
hand-off-other = Se connecter à un autre compte
hand-off-open-again = Rouvrez-le là où vous l’avez reçu, ou connectez-vous.
hand-off-cart-waits = Vous pouvez vous connecter directement. Si ce lien concernait votre compte, votre panier vous y attend peut-être.
# On a page of another system's customers: a button after it was pressed.
checking-email = Vérification de l’adresse e-mail…


## Page not found

not-found-title = Page introuvable
not-found = Cette page est introuvable. Vérifiez l’adresse ou rendez-vous sur la page de connexion.
# A link to the sign-in page, from several pages.
go-to-sign-in = Aller à la page de connexion


## Problems

# A button.
try-again = Réessayer
# The heading above the errors of a form.
there-is-a-problem = Un problème est survenu
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Erreur : { $title }
unreachable = La boutique est injoignable. Vérifiez votre connexion à Internet et réessayez.
timed-out = La boutique ne répond pas. Réessayez dans un instant.
# Follows either of these in a form.
typed-kept = Votre saisie a été conservée.
# $id: a code of letters and digits.
request-id = Si vous contactez la boutique, indiquez cette référence : { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Vous pourrez réessayer dans { $time }.


## Fields

label-email = Adresse e-mail
label-given-name = Prénom
label-family-name = Nom
label-phone = Numéro de téléphone
label-password = Mot de passe
label-new-password = Nouveau mot de passe
label-code = Code
# After the label of a field.
optional = (facultatif)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Afficher
show-password = Afficher le mot de passe
# The same button while the password is shown.
hide = Masquer
hide-password = Masquer le mot de passe
new-password-hint = Au moins 8 caractères. Quelques mots sont plus faciles à retenir que des caractères aléatoires.
# The symbols stay as they are.
composed-password-hint = Au moins 8 caractères, avec une majuscule, une minuscule, ainsi qu’un chiffre ou l’un de ces symboles : #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Langue
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Afficher cette page en français


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Cette page a besoin de JavaScript. Activez-le pour ce site, puis rechargez la page.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Votre navigateur est trop ancien pour se connecter. Mettez-le à jour ou utilisez un autre navigateur.
# A link, after such a message.
to-shop = Aller à la boutique
loading = Chargement…
# After some seconds.
late = Le chargement prend plus de temps que d’habitude. Si rien ne se passe, rechargez la page.
stopped-title = La page de connexion ne fonctionne plus
stopped = Une erreur est survenue. Rechargez la page pour recommencer.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Si le problème persiste, votre navigateur bloque peut-être WebAssembly, dont cette page a besoin. Désactivez le mode Isolement pour ce site ou utilisez un autre navigateur.
# A link or button.
reload = Recharger la page
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Le formulaire de connexion n’a pas pu être chargé. Vérifiez votre connexion à Internet et réessayez.
# The same; a button “Reload the page” follows.
element-unsupported = Votre navigateur bloque WebAssembly, nécessaire pour vous connecter. Désactivez le mode Isolement pour ce site ou utilisez un autre navigateur.
element-stopped = Le formulaire de connexion ne fonctionne plus.
