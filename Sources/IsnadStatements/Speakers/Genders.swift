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
    for occurrence in passage.names.mentions
    where occurrence.via == .name && passage.kind(ofEntity: occurrence.entity) == .person {
      let token = passage.document.token(atOrAfter: occurrence.span.start)
      guard token > 0, passage.mention[token - 1] < 0, passage.tokens[token - 1].kind == .word else { continue }
      let before = passage.document.folded(token - 1)
      guard
        SourceNouns.shared.kind(of: passage.document.foldedBytes, in: passage.document.foldedRange(token - 1)) == .role
      else { continue }
      votes[occurrence.entity] += before.suffix(2).elementsEqual(Array("ه".utf8)) ? 1 : -1
    }
  }

  subscript(entity: Int) -> Gender {
    votes[entity] > 0 ? .feminine : votes[entity] < 0 ? .masculine : .unknown
  }
}
