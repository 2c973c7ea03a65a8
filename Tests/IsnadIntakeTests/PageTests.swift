import IsnadCompression
import IsnadIntake
import IsnadReading
import IsnadText
import Testing

private let paragraphs = [
  "الخرطوم - قال وزير الري سليم البدوي إن منسوب النهر عاد إلى حده الطبيعي “بعد أسبوعين صعبين”، وفق بيان نشرته الوزارة.",
  "وأضاف أن 14-0 كانت نتيجة التصويت في لجنة السدود، وأن 57% من القرى عادت إليها الكهرباء & الماء.",
  "وقَالَتْ مسؤولة محلية إنّ الطرقَ لا تزال مقطوعةً في الجنوب؛ وتابعت: «ننتظر المعدات».",
]

/// A page as newsrooms make them: menus, other news, comments around an article.
private func page(_ head: String = "", date: String = "") -> String {
  """
  <!DOCTYPE html><html lang="ar" dir="rtl"><head><title>الصفحة</title>\(head)</head><body>
  <header><p>أخبار اليوم العاجلة من كل مكان نقدمها لكم على مدار الساعة بلا انقطاع طوال العام</p></header>
  <nav><ul><li><a href="/a">الرئيسية</a></li><li><a href="/b">السياسة</a></li></ul></nav>
  <div class="layout"><article><h1>النهر يعود إلى مجراه</h1>\(date)
  <div class="body"><p>\(paragraphs[0])</p><figure><img src="x"><figcaption>صورة من الأرشيف للنهر</figcaption></figure>
  <p><span>وأضاف أن 14-0 كانت</span> نتيجة التصويت في <a href="/c">لجنة السدود</a>، وأن 57% من القرى عادت إليها
     الكهرباء &amp; الماء.</p><script>var x = "<p>ليس نصا</p>";</script>
  <p>\(paragraphs[2])</p></div>
  <div class="related-news"><p>اقرأ أيضا خبرا آخر طويلا جدا عن موضوع مختلف تماما لا علاقة له بهذا المقال</p></div></article></div>
  <div id="comments"><p>تعليق قارئ طويل يحكي فيه عن نفسه وعن النهر وعن أشياء كثيرة أخرى</p></div>
  <footer><p>جميع الحقوق محفوظة</p></footer></body></html>
  """
}

@Suite struct PageTests {
  @Test("the article's paragraphs come out exactly, and nothing else")
  func text() throws {
    let article = try #require(items(PageReader(), Array(page().utf8), pieces: 100).first?.article)
    #expect(String(decoding: article.text.bytes, as: UTF8.self).split(separator: "\n").map(String.init) == paragraphs)
    #expect(article.title == "النهر يعود إلى مجراه")
  }

  @Test(
    "windows-1256 with, without and against a declaration gives the same text",
    arguments: ["windows-1256", "", "utf-8"])
  func windows1256(_ charset: String) throws {
    let page = page(charset.isEmpty ? "" : "<meta charset=\"\(charset)\">")
    let bytes = page.unicodeScalars.compactMap { Windows1256.byte(of: $0.value) }
    let article = try #require(items(PageReader(), bytes, pieces: 1000).first?.article)
    #expect(String(decoding: article.text.bytes, as: UTF8.self).split(separator: "\n").map(String.init) == paragraphs)
  }

  @Test("metadata in every dress")
  func metadata() throws {
    let head = """
      <link rel="canonical" href="https://news.example/nile"><meta property="og:site_name" content="صحيفة النيل">
      <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
      "headline":"عنوان منظم","datePublished":"2024-03-26T08:30:00+02:00","author":[{"name":"هدى"}]}]}</script>
      """
    let article = try #require(items(PageReader(), Array(page(head).utf8), pieces: 4096).first?.article)
    #expect(article.url == "https://news.example/nile" && article.outlet == "صحيفة النيل")
    #expect(article.title == "عنوان منظم" && article.author == "هدى")
    #expect(article.published?.description == "2024-03-26T08:30:00+02:00")
    #expect(article.publishedBasis == .metadata)
  }

  @Test(
    "a date for readers, where the page has no other",
    arguments: [
      ("26 مارس 2024", "2024-03-26"), ("٢٦ مارس ٢٠٢٤", "2024-03-26"), ("الثلاثاء 26 آذار 2024 - 10:15", "2024-03-26"),
      ("26 آذار/مارس 2024", "2024-03-26"), ("9 كانون الثاني 2024", "2024-01-09"), ("5 أوت 2024", "2024-08-05"),
      ("1 جانفي 2024", "2024-01-01"), ("16 رمضان 1445", "2024-03-26"), ("مارس 2024", nil), ("أمس", nil), ("", nil),
    ] as [(String, String?)])
  func visibleDates(_ shown: String, _ expected: String?) throws {
    let page = page(date: "<div class=\"publish-date\">\(shown)</div>")
    let article = try #require(items(PageReader(), Array(page.utf8), pieces: 4096).first?.article)
    #expect(article.published?.description == expected)
    #expect(expected == nil || article.publishedBasis == .inferred)
  }

  @Test("hostile markup is text or nothing, and ends")
  func hostile() {
    let deep = String(repeating: "<div>", count: 50_000) + "نص في العمق"
    _ = items(PageReader(), Array(deep.utf8), pieces: 1 << 16)
    let script = "<html><body><p onclick='x'>نص<script>alert(1)</script> آخر</p></body></html>"
    let article = items(PageReader(), Array(script.utf8), pieces: 64).first?.article
    #expect(article.map { String(decoding: $0.text.bytes, as: UTF8.self) } == "نص آخر")
    #expect(items(PageReader(), Array("<html><body></body></html>".utf8)).first?.reject?.reason == .empty)
  }
}

@Suite struct FeedTests {
  @Test("RSS items are articles")
  func rss() throws {
    let feed = """
      <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
       xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>وكالة الساحل</title>
      <item><title>الأول</title><link>https://a.example/1</link><pubDate>Tue, 26 Mar 2024 14:30:00 +0300</pubDate>
      <dc:creator>سعاد</dc:creator><description>ملخص</description>
      <content:encoded><![CDATA[<p>فقرة أولى طويلة.</p><p>فقرة ثانية.</p>]]></content:encoded></item>
      <item><title>الثاني</title><description>نص &amp; بقية</description></item><item><title>فارغ</title></item></channel></rss>
      """
    let found = items(FeedReader(), Array(feed.utf8), pieces: 50)
    #expect(found.map(\.position) == [1, 2, 3])
    let first = try #require(found[0].article)
    #expect(String(decoding: first.text.bytes, as: UTF8.self) == "فقرة أولى طويلة.\nفقرة ثانية.")
    #expect(first.outlet == "وكالة الساحل" && first.url == "https://a.example/1" && first.author == "سعاد")
    #expect(first.published?.description == "2024-03-26T14:30:00+03:00")
    #expect(found[1].article.map { String(decoding: $0.text.bytes, as: UTF8.self) } == "نص & بقية")
    #expect(found[2].reject?.reason == .empty)
  }

  @Test("Atom entries are articles")
  func atom() throws {
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>صحيفة</title><entry><title>خبر</title>
      <link rel="alternate" href="https://b.example/2"/><published>2024-03-27T09:00:00Z</published><author><name>علي</name></author>
      <content type="html">&lt;p&gt;متن الخبر كاملا.&lt;/p&gt;</content></entry></feed>
      """
    let article = try #require(items(FeedReader(), Array(feed.utf8), pieces: 64).first?.article)
    #expect(String(decoding: article.text.bytes, as: UTF8.self) == "متن الخبر كاملا.")
    #expect(article.url == "https://b.example/2" && article.author == "علي")
    #expect(article.published?.description == "2024-03-27T09:00:00Z")
  }

  @Test("a document type, and with it every entity bomb, is refused")
  func bomb() {
    let bomb = """
      <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ها"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel>
      <item><description>&b;</description></item></channel></rss>
      """
    #expect(items(FeedReader(), Array(bomb.utf8)).first?.reject == Reject(.malformed, "DOCTYPE"))
    #expect(items(FeedReader(), Array("<rss><channel>".utf8)).first?.reject == Reject(.malformed, "XML"))
  }

  @Test(
    "ninjs 2 and 3",
    arguments: [
      #"{"uri":"http://n.example/1","headlines":[{"value":"عنوان"}],"bodies":[{"contentType":"text/plain","value":"متن"}],"versionCreated":"2024-03-26T10:00:00Z"}"#,
      #"{"uri":"http://n.example/1","headlines":[{"role":"main","value":"عنوان"}],"bodies":[{"contenttype":"text/html","value":"<p>متن</p>"}],"versioncreated":"2024-03-26T10:00:00Z"}"#,
      #"[{"uri":"http://n.example/1","headline":"عنوان","body_text":"متن","versioncreated":"2024-03-26T10:00:00Z"}]"#,
    ])
  func ninjs(_ json: String) throws {
    let article = try #require(items(NinjsReader(), Array(json.utf8)).first?.article)
    #expect(String(decoding: article.text.bytes, as: UTF8.self) == "متن")
    #expect(article.title == "عنوان" && article.url == "http://n.example/1")
    #expect(article.published?.description == "2024-03-26T10:00:00Z")
  }
}

@Suite struct WARCTests {
  private func record(_ type: String, _ contentType: String, _ body: [UInt8], length: Int? = nil) -> [UInt8] {
    let header = """
      WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: https://w.example/\(type)\r\nContent-Type: \(contentType)\r
      Content-Length: \(length ?? body.count)\r\n\r\n
      """
    return Array(header.utf8) + body + Array("\r\n\r\n".utf8)
  }

  private func response(_ head: String, _ body: [UInt8]) -> [UInt8] {
    record("response", "application/http; msgtype=response", Array("HTTP/1.1 \(head)\r\n\r\n".utf8) + body)
  }

  private let page = Array("<html><body><p>متن صفحة محفوظة.</p></body></html>".utf8)

  @Test("pages are articles, other records are passed over, in pieces of any size", arguments: [3, 1000])
  func records(_ size: Int) {
    let chunked = Array("\(String(page.count, radix: 16))\r\n".utf8) + page + Array("\r\n0\r\n\r\n".utf8)
    let archive =
      record("warcinfo", "application/warc-fields", Array("software: x".utf8))
      + response("200 OK\r\nContent-Type: text/html; charset=utf-8", page)
      + response("301 Moved\r\nContent-Type: text/html", page)
      + response("200 OK\r\nContent-Type: image/png", [1, 2, 3])
      + response("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", chunked)
      + response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: deflate", deflated(page))
      + record("conversion", "text/plain", Array("نص محوّل".utf8))
    let found = items(WARCReader(), archive, pieces: size)
    #expect(found.map(\.position) == [2, 5, 6, 7])
    #expect(
      found.map { $0.article.map { String(decoding: $0.text.bytes, as: UTF8.self) } } == [
        "متن صفحة محفوظة.", "متن صفحة محفوظة.", "متن صفحة محفوظة.", "نص محوّل",
      ])
    #expect(found.first?.article?.url == "https://w.example/response")
  }

  @Test("a damaged header is told, and reading goes on at the next record")
  func damaged() {
    let archive =
      Array("WARC/1.0\r\nContent-Length: many\r\n\r\nxx\r\n".utf8) + record("resource", "text/plain", Array("نص".utf8))
    let found = items(WARCReader(), archive, pieces: 1000)
    #expect(found.map { $0.reject?.reason } == [.malformed, nil])
    #expect(
      items(WARCReader(), record("resource", "text/plain", [], length: 99)).last?.reject
        == Reject(.malformed, "cut off"))
  }

  @Test(
    "what follows a damaged header is passed over to the next record, in pieces of any size", arguments: [1, 7, 1000])
  func lost(_ size: Int) {
    let damaged = Array("WARC/1.0\r\nContent-Leng?th: 5\r\n\r\nHTTP/1.1 200 OK\r\n\r\nbody: of it\r\n\r\n".utf8)
    let endless = Array("WARC/1.0\r\n".utf8) + [UInt8](repeating: 0x61, count: 70_000)
    let good = record("resource", "text/plain", Array("نص".utf8))
    let found = items(WARCReader(), damaged + good + endless + good, pieces: size)
    #expect(found.map { $0.reject?.reason } == [.malformed, nil, .malformed, nil])
    #expect(found.map(\.position) == [1, 2, 3, 4])
  }

  @Test("a chunk that says it is longer than any memory is no chunk")
  func endlessChunk() {
    let body = Array("7fffffffffffffff\r\n".utf8) + page
    let found = items(
      WARCReader(), response("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", body), pieces: 100)
    #expect(found.count == 1)
  }

  @Test("a page that inflates beyond measure is refused")
  func bomb() {
    let bomb = deflated([UInt8](repeating: 0x20, count: 64 << 20))
    let found = items(
      WARCReader(), response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: deflate", bomb), pieces: 4096)
    #expect(found.first?.reject?.reason == .tooLarge)
  }
}
