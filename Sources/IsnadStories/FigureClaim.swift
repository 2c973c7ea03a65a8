import CIsnadData
import IsnadDocument
import IsnadLexicon
import IsnadReading
public import IsnadRecords
public import IsnadText

/// One figure as one article gives it: how much of what, where, when, and who vouches for it.
public struct FigureClaim: Sendable, Hashable {
  /// What is counted; only figures of one subject can contradict one another.
  public struct Subject: Sendable, Hashable {
    public let measure: Figure.Measure
    public let unit: String?
    /// The counted noun where it says more than the measure (`طفلا` of the killed), folded; nil for people as such.
    public let noun: String?
    public let place: Named?
    /// nil where figures are compared across stories.
    public let story: String?

    public static func == (a: Subject, b: Subject) -> Bool {
      (a.measure, a.unit, a.noun, a.place?.key, a.story) == (b.measure, b.unit, b.noun, b.place?.key, b.story)
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(measure)
      hasher.combine(unit)
      hasher.combine(noun)
      hasher.combine(place?.key)
      hasher.combine(story)
    }
  }

  public enum Voucher: Sendable, Hashable {
    /// The article's own voice.
    case outlet(String)
    case named(Named)
    /// `مصادر طبية`; such voices of two articles are never taken for the same.
    case unnamed(String, article: String)

    public var name: String {
      switch self {
      case .outlet(let name): name
      case .named(let named): named.name
      case .unnamed(let words, _): words
      }
    }

    /// Tells two sources apart and keeps one together through its spellings.
    public var key: String {
      switch self {
      case .outlet(let name): "outlet \(name)"
      case .named(let named): "named \(named.key)"
      case .unnamed(let words, let article): "unnamed \(article) \(words)"
      }
    }
  }

  public let subject: Subject
  /// The least and the most that the words allow; infinite where they leave it open.
  public let range: ClosedRange<Double>
  public let value: Double?
  public let bound: Figure.Bound
  public let voucher: Voucher
  /// The day that the figure is of, `YYYY-MM-DD`: what the article says, else its day of publication; nil where neither is known.
  public let day: String?
  public let article: String
  public let outlet: String?
  /// The figure's index in its reading.
  public let figure: Int
  public let span: ByteSpan
  public let words: String

  /// nil for a figure that says no number (`عشرات` says one: 20 and more).
  init?(_ index: Int, of read: ReadArticle, acrossStories: Bool) {
    let figure = read.reading.figures[index]
    guard !read.isRejected("F", index), let range = Self.range(of: figure) else { return nil }
    self.range = range
    value = figure.value
    bound = figure.bound
    self.figure = index
    span = figure.span
    words = read.text(figure.span)
    article = read.article.id
    outlet = read.article.outlet
    day = read.day(ofTime: figure.time) ?? read.publishedDay
    voucher = Self.voucher(of: figure, in: read)
    subject = Subject(
      measure: figure.measure, unit: figure.unit, noun: Self.noun(of: figure, in: read),
      place: figure.place?.entity.map { Named(read.reading.entities[$0]) }, story: acrossStories ? nil : read.story)
  }

  /// `about` is taken as a tenth more or less: no style guide says how much it may be off, and one rule for all can be known.
  private static func range(of figure: Figure) -> ClosedRange<Double>? {
    let infinity = Double.infinity
    switch (figure.bound, figure.value) {
    case (.exact, let value?): return value...value
    case (.about, let value?): return (value - abs(value) / 10)...(value + abs(value) / 10)
    case (.moreThan, let value?), (.atLeast, let value?): return value...infinity
    case (.lessThan, let value?), (.atMost, let value?): return -infinity...value
    case (_, let value?): return value...value
    default:
      guard figure.low != nil || figure.high != nil else { return nil }
      let low = figure.low ?? -infinity
      let high = figure.high ?? infinity
      return low <= high ? low...high : high...low
    }
  }

  private static func voucher(of figure: Figure, in read: ReadArticle) -> Voucher {
    guard let statement = figure.attribution else { return .outlet(read.article.outlet ?? read.article.id) }
    let speaker = read.reading.statements[statement].speaker
    if let entity = speaker.entity { return .named(Named(read.reading.entities[entity])) }
    return .unnamed(speaker.span.map(read.text) ?? "", article: read.article.id)
  }

  private static func noun(of figure: Figure, in read: ReadArticle) -> String? {
    guard let of = figure.of, figure.measure != .share, figure.measure != .change else { return nil }
    let words = read.reading.document.tokens(in: of).map { read.reading.document.folded($0) }
    let telling = words.filter { !plainPeople.contains(Array($0)) }.map { withoutTanwin(stem($0)) }
    return telling.isEmpty ? nil : telling.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}

/// `مسلحا` as `مسلح`: a counted noun changes its ending with its number, and is one noun.
private func withoutTanwin(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  word.count >= 8 && word.suffix(2).elementsEqual(Array("ا".utf8)) && !word.suffix(4).elementsEqual(Array("يا".utf8))
    ? word.dropLast(2) : word
}

/// The nouns that say no more of people than that they are counted, folded.
private let plainPeople: Set<[UInt8]> = {
  var words: Set<[UInt8]> = []
  Table(isnad_plain_people_bytes(), count: isnad_plain_people_size()).forEachRow { row in
    for word in row.list(0) { words.insert(Folding.folded.of(word)) }
  }
  return words
}()
