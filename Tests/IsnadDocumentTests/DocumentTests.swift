import IsnadDocument
import IsnadText
import Testing

@Suite struct DocumentTests {
  @Test(
    "sentences end where a reader stops",
    arguments: [
      ("قال نعم. ثم غادر. وعاد؟ لا!", ["قال نعم.", "ثم غادر.", "وعاد؟", "لا!"]),
      // A stop that ends nothing: initials, titles, decimals, ellipses, list numbers, addresses.
      ("وصل د. حسن وم. سالم أمس.", ["وصل د. حسن وم. سالم أمس."]),
      ("بلغ 3.5 في المئة و4 .7% من 1,250.75 دولار.", ["بلغ 3.5 في المئة و4 .7% من 1,250.75 دولار."]),
      ("انتظر... ثم عاد… وجلس.", ["انتظر... ثم عاد… وجلس."]),
      ("1. الماء\n2. الخبز", ["1. الماء", "2. الخبز"]),
      ("زار U.S. Bank وMr. Smith في www.example.org اليوم.", ["زار U.S. Bank وMr. Smith في www.example.org اليوم."]),
      ("الرهائن الـ 134 بخير. انتهى.", ["الرهائن الـ 134 بخير.", "انتهى."]),
      // Marks and brackets behind the stop belong to the sentence.
      ("قال: \"نعم.\" وغادر. (انتهى.) ثم عاد.", ["قال: \"نعم.\"", "وغادر.", "(انتهى.)", "ثم عاد."]),
      // A space that was lost after the stop, or moved before it.
      ("خوف الناس.وأظهرت النتائج ذلك .في المقابل عادوا", ["خوف الناس.", "وأظهرت النتائج ذلك .", "في المقابل عادوا"]),
      ("محطة (إن.تي.في) هنا.", ["محطة (إن.تي.في) هنا."]),
      ("شركة ش.م.ع في حـ.ـماس هنا.", ["شركة ش.م.ع في حـ.ـماس هنا."]),
      // Headlines have no stop; a line is never part of the next.
      ("عنوان الخبر\r\nقال الوزير\n\n  \nنعم", ["عنوان الخبر", "قال الوزير", "نعم"]),
      // Signs that part the items of a post.
      ("◀ فتح المعبر ◀ عاد الوفد • بدأ العمل", ["◀ فتح المعبر", "◀ عاد الوفد", "• بدأ العمل"]),
      ("", []), (" \n \u{200F}", []), ("...", ["..."]),
    ] as [(String, [String])])
  func sentences(_ string: String, _ expected: [String]) {
    let document = Document(SourceText(string))
    #expect(document.sentences.map { document.text[$0.span] } == expected)
  }

  @Test(
    "tokens are what a dictionary or a calculator would take",
    arguments: [
      ("وقال: نعم،لا", ["وقال", ":", "نعم", "،", "لا"]),
      ("١٢٫٥٪ و۱۲٬۰۰۰ و32,552 و14-0", ["١٢٫٥", "٪", "و", "۱۲٬۰۰۰", "و", "32,552", "و", "14", "-", "0"]),
      ("F16 وO'Neil وd’Aix وGuru's 'نعم'", ["F16", "و", "O'Neil", "و", "d’Aix", "و", "Guru's", "'", "نعم", "'"]),
      ("צה\"ל \"שלום\"", ["צה\"ל", "\"", "שלום", "\""]),
      ("#غزة_الآن @user 🇵🇸👨‍👩‍👧❤️", ["#", "غزة", "_", "الآن", "@", "user", "🇵🇸", "👨‍👩‍👧", "❤️"]),
      (
        "aje.io/9dz https://a.b/c?d=1. a@b.org، e.g. x",
        ["aje.io/9dz", "https://a.b/c?d=1", ".", "a@b.org", "،", "e", ".", "g", ".", "x"]
      ),
      ("مُحَمَّـــد\u{200F} ال\u{200B}بيت", ["مُحَمَّـــد", "ال\u{200B}بيت"]),
    ] as [(String, [String])])
  func tokens(_ string: String, _ expected: [String]) {
    let document = Document(SourceText(string))
    #expect(document.tokens.indices.map { document.string($0) } == expected)
  }

  @Test("between two tokens of any text stands nothing but white space", arguments: 0..<200 as Range<UInt64>)
  func tiling(seed: UInt64) {
    var random = RandomText(seed: seed)
    let document = Document(SourceText(random.string(length: 120)))
    var last = 0
    var lastToken = 0
    for sentence in document.sentences {
      #expect(sentence.tokens.lowerBound == lastToken)
      lastToken = sentence.tokens.upperBound
    }
    #expect(lastToken == document.tokens.count)
    for token in document.tokens {
      #expect(Int(token.span.start) >= last)
      for scalar in document.text[ByteSpan(last..<Int(token.span.start))].unicodeScalars {
        #expect([.space, .newline, .invisible].contains(ScalarClass(scalar.value)))
      }
      last = Int(token.span.end)
    }
    for quotation in document.quotations {
      #expect(!quotation.content.isEmpty && Int(quotation.content.end) <= document.text.bytes.count)
      if let parent = quotation.parent { #expect(document.quotations[Int(parent)].content.contains(quotation.content)) }
    }
  }

  @Test("a token is found by its byte")
  func lookup() {
    let document = Document(SourceText("قال الوزير نعم"))
    for (i, token) in document.tokens.enumerated() {
      #expect(document.token(atOrAfter: token.span.start) == i)
      #expect(document.token(atOrAfter: token.span.end) == i + 1)
      #expect(document.tokens(in: token.span) == i..<(i + 1))
    }
    #expect(document.token(1, is: "الوزير") && !document.token(1, is: "الوز") && !document.token(9, is: "نعم"))
  }

  @Test(
    "a large text of one character is read",
    arguments: ["\"", "ا", ".", "a", "a-", "a.", "« ", "1", "\n", "😀", "\u{200B}", "(", "' "])
  func monotone(_ unit: String) {
    let document = Document(SourceText(String(repeating: unit, count: 10_000)))
    #expect(document.tokens.count <= 20_000)
  }
}

/// Random text of the characters that matter, the same for the same seed (SplitMix64).
struct RandomText {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private static let alphabet = Array(
    "ابتثقمنلويةءأ ًَّّـ،؛؟.!…:\"'“”«»‘’()[]-–_#@%٪0123١٢٣۴۵,٫azAZéשל😀🇵🇸\u{200D}\u{200F}\u{200B}\u{FE0F}\r\n\n   \u{A0}\u{301}\u{FEFB}"
      .unicodeScalars)

  mutating func next(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ z >> 31) % UInt64(count))
  }

  mutating func string(length: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<next(length) { scalars.append(Self.alphabet[next(Self.alphabet.count)]) }
    return String(scalars)
  }
}
