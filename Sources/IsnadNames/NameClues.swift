import CIsnadData
import IsnadLexicon
import IsnadRecords
import IsnadText

/// Small lists of words that give a name away or end it.
struct NameClues: Sendable {
  /// Words that close a proper name (`نيوز`, `ستريت`), to indices of ``tails``.
  private(set) var tailWords = PhraseIndex()
  private(set) var tails: [(kind: Entity.Kind, sector: String?)] = []
  /// Names of Latin letters; 1 for those that are Arabic words too.
  private(set) var letters = PhraseIndex()
  /// Words that a lost space glues to a name; 1 for those that no name ends like.
  private(set) var glue = PhraseIndex()
  /// What belongs to an institution's name: ``quality``, ``purpose``, ``construct``; what does not, ``occasion``; what a family's name stands behind, ``family``; which part of a place is named, ``part``; or indices of ``prepositions`` from ``act`` on.
  private(set) var complements = PhraseIndex()
  private(set) var prepositions: [[[UInt8]]] = []

  static let quality: Int32 = 0
  static let purpose: Int32 = 1
  static let construct: Int32 = 2
  static let occasion: Int32 = 3
  static let family: Int32 = 4
  static let part: Int32 = 5
  static let act: Int32 = 6

  static let embedded = NameClues()

  init() {
    Table(isnad_name_tails_bytes(), count: isnad_name_tails_size()).forEachRow { row in
      let sector = row.string(2)
      tails.append((row.string(1) == "place" ? .place : .organization, sector.isEmpty ? nil : sector))
      for word in row.field(0).list { tailWords.insert(foldedWords(word), Int32(tails.count - 1)) }
    }
    Table(isnad_name_letters_bytes(), count: isnad_name_letters_size()).forEachRow { row in
      for word in row.field(0).list { letters.insert(foldedWords(word), row.string(1) == "yes" ? 1 : 0) }
    }
    Table(isnad_name_glue_bytes(), count: isnad_name_glue_size()).forEachRow { row in
      glue.insert(foldedWords(row.field(0)), row.string(1) == "yes" ? 1 : 0)
    }
    Table(isnad_name_complements_bytes(), count: isnad_name_complements_size()).forEachRow { row in
      let value: Int32
      switch row.string(1) {
      case "purpose": value = Self.purpose
      case "construct": value = Self.construct
      case "occasion": value = Self.occasion
      case "family": value = Self.family
      case "part": value = Self.part
      case "act":
        value = Self.act + Int32(prepositions.count)
        prepositions.append(row.field(2).list.map(\.folded))
      default: value = Self.quality
      }
      for word in row.field(0).list { complements.insert(foldedWords(word), value) }
    }
  }
}
