/**
 * The words that pages put around articles, by what they are for and by language. Case, accents,
 * digits and punctuation do not matter; `*` stands for any ending of a word.
 */
export const pageWords = {
  skipLink: {
    en: 'skip to content, skip to main content, skip to the content, skip to navigation, jump to content, go to content, beginning of the article, back to top',
    de: 'zum inhalt springen, direkt zum inhalt, zum inhalt, zum hauptinhalt springen, nach oben',
    es: 'saltar al contenido, ir al contenido, saltar al contenido principal, volver arriba',
    fr: 'aller au contenu, aller au contenu principal, passer au contenu, haut de page',
    it: 'vai al contenuto, torna su',
    pt: 'pular para o conteúdo, ir para o conteúdo',
    tr: 'içeriğe geç, ana içeriğe atla, içeriğe atla, başa dön',
    vi: 'chuyển đến nội dung, chuyển đến nội dung chính, về đầu trang',
    ru: 'перейти к содержанию, перейти к основному содержанию, наверх',
  },
  player: {
    en: 'listen, listen to article, listen to this article, listen to the article, listen to this story, play audio, text to speech, font size, text size, print, print article, print this page, save, save article, bookmark, select important, live broadcast, watch live',
    de: 'artikel anhören, beitrag anhören, anhören, artikel vorlesen, vorlesen, vorlesen lassen, drucken, artikel drucken, merken, livestream',
    es: 'escuchar, escuchar artículo, escuchar el artículo, escuchar este artículo, escucha este artículo, imprimir, guardar, en directo, en vivo',
    fr: "écouter, écouter l'article, écouter cet article, imprimer, sauvegarder, en direct",
    it: "ascolta, ascolta l'articolo, stampa, salva",
    pt: 'ouvir, ouvir artigo, ouvir o artigo, imprimir, salvar, ao vivo',
    tr: 'dinle, haberi dinle, sesli dinle, yazdır, kaydet, canlı yayın, yazı boyutu',
    vi: 'nghe bài viết, nghe đọc bài, nghe tin, in bài viết, lưu bài viết, cỡ chữ, trực tiếp',
    ru: 'слушать, слушать статью, озвучить текст, прослушать, прослушать статью, печать, версия для печати, прямой эфир, выделить главное',
  },
  advertisement: {
    en: 'advertisement, advertising, ad, sponsored, sponsored content, promoted, article continues below, story continues below, advertisement continue reading below, article continues after ad, article continues below this ad, story continues below advertisement, scroll to continue, remove ads',
    de: 'anzeige, werbung, nach der anzeige weiterlesen',
    es: 'publicidad, anuncio, contenido patrocinado',
    fr: 'publicité, contenu sponsorisé, annonce',
    it: 'pubblicità',
    pt: 'publicidade, continua após a publicidade',
    tr: 'reklam, reklamlar, reklam alanı',
    vi: 'quảng cáo, advertisement',
    ru: 'реклама, на правах рекламы',
    other: 'annons, advertentie, iklan, reklama, mainos, annonse, 広告, 广告, 廣告, 광고, إعلان',
  },
  /** A line that consists of nothing but these and names of networks. */
  share: {
    en: 'share, share this, share this article, share this story, share article, share on, share via, shares, tweet, post, pin, copy link, copy the link, link copied, or, and, on, via, by, this',
    de: 'teilen, artikel teilen, beitrag teilen, teilen mit, teilen auf, link kopieren, per, auf, oder, senden',
    es: 'compartir, comparte, compartir en, copiar enlace, copiar, enlace, en, por, enviar',
    fr: 'partager, partager sur, copier le lien, copier, lien, sur, par, envoyer',
    it: 'condividi, condividi su, copia link, su, invia',
    pt: 'compartilhar, partilhar, compartilhe, copiar link, no, enviar',
    tr: 'paylaş, haberi paylaş, bağlantıyı kopyala, gönder, ile',
    vi: 'chia sẻ, chia sẻ bài viết, sao chép liên kết, gửi, qua',
    ru: 'поделиться, поделиться в, скопировать ссылку, ссылка, в, на, отправить',
    ar: 'شارك, مشاركة, انشر, نسخ الرابط',
  },
  network: {
    any: 'facebook, twitter, x, whatsapp, telegram, linkedin, email, e mail, mail, reddit, pinterest, messenger, instagram, youtube, tiktok, threads, bluesky, mastodon, tumblr, zalo, viber, vk, vkontakte, xing, flipboard, rss, link, google news, sms, вконтакте, одноклассники, телеграм, print',
  },
  /** What a call begins with that asks to follow the publisher elsewhere. */
  follow: {
    en: 'follow us, follow our, join our, join us on, find us on, like us on, download our, download the app, get our app, follow *',
    de: 'folgen sie uns, folge uns, folgen sie unserem, laden sie unsere app, jetzt die app',
    es: 'síguenos, sigue nuestro, sigue toda la, únete a nuestro, descarga nuestra',
    fr: 'suivez nous, rejoignez nous, téléchargez notre',
    it: 'seguici, scarica la nostra',
    pt: 'siga nos, siga o nosso, acompanhe nos',
    tr: 'bizi takip edin, takip edin, uygulamamızı indirin',
    vi: 'theo dõi chúng tôi, theo dõi báo, tải ứng dụng, mời quý độc giả theo dõi',
    ru: 'подписывайтесь на нас, подпишитесь на наш*, читайте нас в, следите за нами, следите за нашими',
  },
  cookie: {
    any: 'cookie, cookies, cookie *, çerez*, куки, tracking technologies',
  },
  consent: {
    en: 'we use, uses cookies, our partners, accept*, agree*, consent*, policy, by continuing, your settings, your device',
    de: 'wir verwenden, wir nutzen, verwendet cookies, einverstanden, zustimm*, akzeptier*, einwillig*',
    es: 'utilizamos, usamos, utiliza cookies, acept*, consent*, política',
    fr: 'nous utilisons, utilise des cookies, accept*, consent*, politique',
    it: 'utilizziamo, utilizza cookie, accett*, consent*',
    pt: 'utilizamos, usamos, aceit*, consent*, política',
    tr: 'kullanıyoruz, kullanılmaktadır, kullanmaktayız, kabul, politika*',
    vi: 'chúng tôi sử dụng, sử dụng cookie, chấp nhận, đồng ý',
    ru: 'мы используем, использует файлы, использу*, соглас*, принима*',
  },
  /** What a call begins with that asks to subscribe. */
  subscribe: {
    en: 'sign up for, sign up to, sign up now, sign up here, subscribe to, subscribe for, subscribe now, subscribe today, subscribe, register now, register for free, get our, get the latest, stay informed, stay up to date, never miss, don t miss a, newsletter, newsletters, already a subscriber, become a member',
    de: 'jetzt anmelden, jetzt abonnieren, abonnieren sie, abonniere, melden sie sich, newsletter, unser newsletter, bleiben sie auf dem laufenden, jetzt registrieren',
    es: 'suscríbete, suscríbase, regístrate, recibe nuestro, recibe en tu correo, reciba, apúntate, boletín, newsletter',
    fr: 'abonnez vous, inscrivez vous, recevez nos, recevez notre, newsletter, je m abonne',
    it: 'iscriviti, abbonati, ricevi la, newsletter',
    pt: 'assine, inscreva se, receba, newsletter, cadastre se',
    tr: 'abone ol, abone olun, bültenimize, e bültenimize, kaydolun, bülten',
    vi: 'đăng ký nhận tin, đăng ký nhận, đăng ký ngay, nhận bản tin',
    ru: 'подпишитесь на рассылку, подписаться, подпишитесь, рассылка',
  },
  minutes: {
    any: 'min, mins, minute, minutes, minuten, minuto, minutos, minuti, minutes read, min read, minute read, min to read, minutes to read, min listen, dakika, dakikalık okuma, dakika okuma, dk, dk okuma, dk okuma süresi, phút, phút đọc, мин, минут, минуты, минута, мин чтения, минут чтения, минуты чтения, min lesezeit, minuten lesezeit, minuten lesen, min de lectura, minutos de lectura, min de lecture, minutes de lecture, min di lettura, minuti di lettura, min de leitura, minutos de leitura',
  },
  readingTime: {
    any: 'reading time, read time, estimated reading time, lesezeit, lesedauer, tiempo de lectura, temps de lecture, tempo di lettura, tempo de leitura, okuma süresi, thời gian đọc, время чтения',
  },
  /** Alone the heading of a list, with a colon a link. */
  readAlso: {
    en: 'read more, read also, also read, read next, read more on this, read more about this, see also, see more, watch also, continue reading, learn more, keep reading',
    de: 'lesen sie auch, lesen sie mehr, lesen sie dazu, lesen sie hier, mehr dazu, siehe auch, weiterlesen, auch interessant',
    es: 'lea también, lee también, lea además, ver también, vea también, leer más, más información, te puede interesar',
    fr: 'lire aussi, à lire aussi, lire la suite, voir aussi, lire également, en savoir plus',
    it: 'leggi anche, vedi anche, leggi tutto, per saperne di più',
    pt: 'leia também, leia mais, veja também, saiba mais',
    tr: 'ayrıca okuyun, ayrıca bakınız, devamını oku, bunu da okuyun, ilgili haber, bunlar da ilginizi çekebilir',
    vi: 'xem thêm, đọc thêm, xem tiếp, mời xem thêm, đọc tiếp',
    ru: 'читайте также, читать далее, читать также, смотрите также, см также, подробнее',
    other: 'lees ook, läs också, les også, læs også, czytaj też, czytaj także, baca juga, lue myös',
    ar: 'اقرأ أيضا, اقرأ المزيد, اقرأ ايضا, شاهد أيضا, المزيد',
  },
  /** Headings of lists of other articles. */
  others: {
    en: 'latest news, latest, latest stories, latest articles, latest posts, top stories, top news, breaking news, more news, more stories, more articles, more from *, more on this story, more on this topic, more on this, other news, trending, trending now, trending stories, related, related articles, related stories, related news, related posts, related topics, related content, related coverage, popular, popular articles, recent posts, recent articles, recent news, most read, most viewed, most popular, most shared, must read, must reads, you may also like, you might also like, you may like, recommended, recommended for you, recommended stories, recommended articles, editor s picks, editors picks, up next, don t miss',
    de: 'meistgelesen, meist gelesen, meistgelesene artikel, ähnliche artikel, ähnliche beiträge, weitere artikel, weitere beiträge, weitere nachrichten, weitere meldungen, weitere themen, aktuelle nachrichten, neueste artikel, neueste beiträge, mehr zum thema, mehr aus *, mehr von *, das könnte sie auch interessieren, das könnte dich auch interessieren, verwandte artikel, verwandte themen, top themen, zum thema',
    es: 'noticias relacionadas, artículos relacionados, relacionado, relacionadas, lo más leído, lo más visto, últimas noticias, también te puede interesar, más noticias, más sobre *',
    fr: 'articles liés, articles similaires, les plus lus, sur le même sujet, sur le même thème, dernières actualités, à la une, plus d articles',
    it: 'articoli correlati, i più letti, potrebbe interessarti, potrebbe interessarti anche, ultime notizie',
    pt: 'notícias relacionadas, mais lidas, últimas notícias, relacionadas, veja mais',
    tr: 'ilgili haberler, ilgili içerikler, ilgili konular, en çok okunan, en çok okunanlar, son dakika, son dakika haberleri, son haberler, diğer haberler, benzer haberler, öne çıkanlar',
    vi: 'tin liên quan, tin mới, tin mới nhất, tin cùng chuyên mục, tin nổi bật, tin đọc nhiều, bài liên quan, bài viết liên quan, đọc nhiều, đọc nhiều nhất, có thể bạn quan tâm, tin khác, các tin khác',
    ru: 'новости по теме, материалы по теме, статьи по теме, последние новости, похожие новости, похожие материалы, похожие статьи, самое читаемое, главное за день, другие новости',
    ar: 'أخبار ذات صلة, مواضيع ذات صلة, مقالات ذات صلة, الأكثر قراءة, آخر الأخبار, أحدث الأخبار',
  },
  /** What a line begins with that stands where a text for subscribers is cut off. */
  paywall: {
    en: 'this article is for subscribers, this story is for subscribers, this content is for subscribers, this post is for *, this article is only available to, subscribe to continue, subscribe to read, subscribe to unlock, subscribe to keep reading, sign up to continue reading, sign in to continue, log in to continue, register to continue, to continue reading, to read the full, to read the rest, continue reading with, keep reading with, you have reached your limit, you ve reached your limit, you have read your last, already a subscriber, already have a subscription, unlock this article, want to read more',
    de: 'dieser artikel ist nur für abonnenten, dieser artikel ist für abonnenten, weiterlesen mit, jetzt weiterlesen mit, sie möchten weiterlesen, sie haben bereits ein abo, bereits abonnent, um weiterzulesen, lesen sie diesen artikel mit, exklusiv für abonnenten',
    es: 'contenido exclusivo para suscriptores, este contenido es exclusivo, este artículo es exclusivo, suscríbete para seguir leyendo, suscríbete para continuar, para seguir leyendo, para continuar leyendo, ya eres suscriptor, sigue leyendo con',
    fr: 'article réservé aux abonnés, contenu réservé aux abonnés, cet article est réservé, la suite est réservée, il vous reste, abonnez vous pour lire, pour lire la suite, déjà abonné',
    it: 'contenuto riservato agli abbonati, articolo riservato agli abbonati, abbonati per leggere, abbonati per continuare, per continuare a leggere, sei già abbonato',
    pt: 'conteúdo exclusivo para assinantes, exclusivo para assinantes, assine para continuar, assine para ler, para continuar lendo, já é assinante',
    tr: 'bu içerik abonelere özel, bu haber abonelere özel, okumaya devam etmek için, abone olarak okuyun, zaten abone misiniz',
    vi: 'nội dung dành cho, bài viết dành cho, đăng nhập để đọc tiếp, đăng ký để đọc tiếp',
    ru: 'материал доступен только, статья доступна только, доступно только подписчикам, чтобы читать дальше, оформите подписку, уже есть подписка',
    ar: 'هذا المحتوى للمشتركين, هذا المقال للمشتركين, اشترك لمتابعة القراءة, لمتابعة القراءة',
  },
  /** What a page says instead of its text when its scripts do not run. */
  scripts: {
    any: 'enable javascript, enable java script, turn on javascript, javascript is disabled, javascript is required, requires javascript, javascript aktivieren, aktivieren sie javascript, habilitar javascript, habilite javascript, activer javascript, activez javascript, abilita javascript, ative o javascript, javascript i etkinleştirin, включите javascript',
  },
  /** What somebody is who signs articles. */
  role: {
    any: 'correspondent, reporter, editor, columnist, staff writer, journalist, political editor, redakteur, redakteurin, korrespondent, korrespondentin, journalistin, reporterin, corresponsal, redactor, redactora, periodista, journaliste, correspondant, correspondante, giornalista, corrispondente, repórter, jornalista, muhabir, muhabiri, gazeteci, phóng viên, корреспондент, журналист, журналистка, обозреватель, обозревательница, مراسل, مراسلة, صحفي, صحفية',
  },
  comments: {
    en: 'comments, comment, reader comments, reply, replies, responses, discussion, join the discussion, join the conversation, leave a reply, leave a comment, post a comment, add a comment, write a comment, comments on this article, replying to *, discussion about this post, view comments, show comments, no comments, no comments yet, what do you think',
    de: 'kommentare, kommentar, leserkommentare, kommentar schreiben, schreiben sie einen kommentar, schreibe einen kommentar, kommentar verfassen, diskutieren sie mit, keine kommentare',
    es: 'comentarios, comentario, deja un comentario, deja tu comentario, dejar un comentario, escribe un comentario, comenta esta noticia',
    fr: 'commentaires, commentaire, laisser un commentaire, réagir, réagissez',
    it: 'commenti, commento, lascia un commento',
    pt: 'comentários, comentário, deixe um comentário, comente',
    tr: 'yorum, yorumlar, yorum yap, yorum yaz, yorum yapın, okuyucu yorumları',
    vi: 'bình luận, ý kiến, ý kiến bạn đọc, gửi bình luận, viết bình luận, gửi ý kiến',
    ru: 'комментарии, комментариев, комментария, комментарий, оставить комментарий, обсуждение, обсудить',
    ar: 'تعليقات, التعليقات, أضف تعليقا, اترك تعليقا',
  },
  commentRules: {
    any: 'comments are moderated, comments will be, comments are closed, your email address will not be, your e mail address will not be, deine e mail adresse wird nicht, ihre e mail adresse wird nicht, tu dirección de correo electrónico no, votre adresse e mail ne sera, e posta adresiniz yayınlanmayacak, e posta hesabınız yayımlanmayacak, email của bạn sẽ không, ваш адрес email не будет, log in to comment, log in to reply, you must be logged in',
  },
  rights: {
    any: 'all rights reserved, alle rechte vorbehalten, todos los derechos reservados, reservados todos los derechos, tous droits réservés, tutti i diritti riservati, todos os direitos reservados, tüm hakları saklıdır, her hakkı saklıdır, bản quyền thuộc, все права защищены, giữ bản quyền',
    ar: 'جميع الحقوق محفوظة, كل الحقوق محفوظة',
  },
  footer: {
    en: 'privacy policy, privacy, cookie policy, cookie settings, editorial policy, terms of use, terms of service, terms and conditions, terms, contact us, about us, contact, powered by *, imprint, sitemap',
    de: 'impressum, datenschutz, datenschutzerklärung, agb, kontakt, mediadaten, über uns',
    es: 'aviso legal, política de privacidad, política de cookies, contacto, quiénes somos',
    fr: 'mentions légales, politique de confidentialité, nous contacter, plan du site',
    it: 'informativa sulla privacy, note legali, contatti, chi siamo',
    pt: 'política de privacidade, termos de uso, fale conosco, quem somos',
    tr: 'künye, gizlilik politikası, gizlilik sözleşmesi, iletişim, hakkımızda, kullanım koşulları',
    vi: 'điều khoản sử dụng, chính sách bảo mật, liên hệ, tòa soạn, đường dây nóng',
    ru: 'политика конфиденциальности, пользовательское соглашение, контакты, о нас, редакция',
  },
  translation: {
    any: 'translated by, translated with, translated from, translated using, this article was translated, this article has been translated, machine translated, automatically translated, übersetzt von, übersetzt mit, maschinell übersetzt, traducido por, traducido con, traduit par, traduit avec, переведено, çeviri',
  },
  /** Before the name of who made a picture. */
  credit: {
    any: 'photo, photos, photo by, photo credit, foto, fotos, foto von, fotoğraf, fotografía, fotografie, image, images, image credit, imagen, picture, picture by, pictures, bild, bilder, crédit, crédit photo, credit, credits, illustration, graphic, grafik, фото, фотография, ảnh, 写真, 图, 图片, 사진, صورة',
    ar: 'تصوير, الصورة',
  },
  tags: {
    any: 'tags, tag, topics, keywords, filed under, schlagwörter, schlagworte, stichwörter, themen, etiquetas, temas, mots clés, étiquettes, argomenti, etiketler, từ khóa, теги, ключевые слова, темы',
    ar: 'الوسوم, كلمات مفتاحية, كلمات دلالية, وسوم',
  },
  /** Before the name of who wrote an article. */
  by: {
    any: 'by, von, por, par, di, de, yazan, haber, muhabir, автор, авторы, текст, tác giả, door, av, af, written by, author, autor, autora, autore, auteur, texto, story by, reporting by',
    ar: 'كتب, كتبت, بقلم, تحرير, إعداد, الكاتب',
    more: 'interview, text, entretien, entrevista, intervista, интервью',
  },
  /** Before the name of who published first. */
  source: {
    any: 'source, sources, quelle, quellen, fuente, fonte, kaynak, nguồn, theo, источник, bron, källa, according to, nach, según, selon, secondo, segundo, via, originally published by, originally published in, first published in, first published by',
    ar: 'المصدر, نقلا عن, وفقا ل, بحسب',
  },
  published: {
    any: 'published, published on, published at, posted, posted on, date, first published, veröffentlicht, veröffentlicht am, erschienen am, erstellt, publicado, publicado el, fecha, publié, publié le, pubblicato, pubblicato il, publicado em, yayınlanma, yayınlanma tarihi, giriş, giriş tarihi, oluşturulma tarihi, ngày đăng, đăng ngày, опубликовано, дата',
    ar: 'نشر, نشر في, نشرت, تاريخ النشر, تاريخ',
  },
  updated: {
    any: 'updated, updated on, updated at, last updated, modified, last modified, aktualisiert, aktualisiert am, zuletzt aktualisiert, stand, actualizado, actualizado el, última actualización, mis à jour, mis à jour le, modifié le, aggiornato, atualizado, atualizado em, güncellenme, güncellenme tarihi, güncelleme, son güncelleme, cập nhật, обновлено',
    ar: 'آخر تحديث, تحديث, تم التحديث, حدث في',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>

export type PageWord = keyof typeof pageWords
