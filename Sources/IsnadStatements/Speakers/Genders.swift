import IsnadDocument
import IsnadNames
import IsnadRecords
import IsnadText

/// What the article's grammar says of the gender of those it names.
struct Genders {
  enum Gender { case masculine, feminine, unknown }

  private var votes: [Int]

  /// - Parameter drafts: A verb right before its subject agrees with it in gender, though not in number.
  init(_ passage: Passage, _ drafts: [Draft]) {
    votes = Array(repeating: 0, count: passage.names.entities.count)
    for draft in drafts where draft.agreement.isTold && !draft.agreement.isPlural {
      guard let entity = draft.source?.entity else { continue }
      votes[entity] += draft.agreement.isFeminine ? 2 : -2
    }
    // السيدة, الوزيرة: a feminine title right before a person's name.
    for occurrence in passage.names.mentions where occurrence.via == .name {
      let token = passage.document.token(atOrAfter: occurrence.span.start)
      switch passage.kind(ofEntity: occurrence.entity) {
      case .person:
        guard token > 0, passage.mention[token - 1] < 0, passage.tokens[token - 1].kind == .word,
          SourceNouns.shared.kind(of: passage.document.foldedBytes, in: passage.document.foldedRange(token - 1))
            == .role
        else { continue }
        votes[occurrence.entity] += passage.plainEnding(token - 1) == Genders.ta ? 1 : -1
      case .organization:
        // حركة حماس, الجيش الإسرائيلي: the noun before the name, or the name's own first one.
        if token > 0, let told = passage.concord(ofNoun: token - 1).isFeminine, passage.mention[token - 1] < 0 {
          votes[occurrence.entity] += told ? 1 : 0
        }
        if let told = passage.concord(ofNoun: token).isFeminine { votes[occurrence.entity] += told ? 1 : -1 }
      case .place, .group: continue
      }
    }
    for entity in votes.indices where votes[entity] == 0 {
      switch passage.names.gender(of: entity) {
      case .feminine: votes[entity] = 1
      case .masculine: votes[entity] = -1
      case .unknown: break
      }
    }
  }

  private static let ta = Array("ة".utf8)

  subscript(entity: Int) -> Gender {
    votes[entity] > 0 ? .feminine : votes[entity] < 0 ? .masculine : .unknown
  }
}
