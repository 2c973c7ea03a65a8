import IsnadDocument
import IsnadReading
public import IsnadText

/// Words that stand in quotation marks in two articles, and not the same: one outlet's quotation is not what was said.
public struct QuotationVariants: Sendable, Hashable {
  public struct Quotation: Sendable, Hashable {
    public let article: String
    public let outlet: String?
    public let span: ByteSpan
    public let words: String
    let hashes: [UInt64]
  }

  public let a: Quotation
  public let b: Quotation
  /// How many of the words stand in both in the same order: twice their number by all words, 0.6 at least and less than 1.
  public let agreement: Double

  /// All pairs of quotations of two articles whose words agree for the most part.
  public static func all(in articles: [ReadArticle]) -> [QuotationVariants] {
    var quotations: [Quotation] = []
    var postings: [UInt64: [Int]] = [:]
    var found: [QuotationVariants] = []
    for read in articles {
      let first = quotations.count
      for quotation in read.reading.document.quotations where quotation.opening != nil && quotation.closing != nil {
        guard let new = Quotation(quotation.content, of: read) else { continue }
        let pairs = Set(new.runs)
        for other in Set(pairs.flatMap { postings[$0] ?? [] }).sorted() where other < first {
          let agreement = quotations[other].agreement(with: new)
          guard agreement >= 0.6, agreement < 1 else { continue }
          found.append(QuotationVariants(a: quotations[other], b: new, agreement: agreement))
        }
        quotations.append(new)
      }
      for i in first..<quotations.count {
        for run in Set(quotations[i].runs) where postings[run, default: []].count < 64 {
          postings[run, default: []].append(i)
        }
      }
    }
    return found
  }
}

extension QuotationVariants.Quotation {
  /// nil for fewer than five words (a title, a word in scare quotes) and for more than a hundred.
  init?(_ span: ByteSpan, of read: ReadArticle) {
    let document = read.reading.document
    let tokens = document.tokens(in: span).filter { [.word, .foreign, .number].contains(document.tokens[$0].kind) }
    guard 5...100 ~= tokens.count else { return nil }
    hashes = tokens.map { stableHash(document.folded($0)) }
    article = read.article.id
    outlet = read.article.outlet
    self.span = span
    words = read.text(span)
  }

  /// Runs of two words: quotations that agree for the most part share one.
  var runs: [UInt64] { zip(hashes, hashes.dropFirst()).map { spread($0) &+ $1 } }

  /// By the longest common subsequence of words.
  func agreement(with other: QuotationVariants.Quotation) -> Double {
    var row = [Int](repeating: 0, count: other.hashes.count + 1)
    for word in hashes {
      var diagonal = 0
      for (j, otherWord) in other.hashes.enumerated() {
        let above = row[j + 1]
        row[j + 1] = word == otherWord ? diagonal + 1 : max(above, row[j])
        diagonal = above
      }
    }
    return Double(2 * (row.last ?? 0)) / Double(hashes.count + other.hashes.count)
  }
}
