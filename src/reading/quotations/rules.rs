//! The rules that lead from a quotation to its speaker.

use crate::reading::findings::Confidence;

/// What led from a quotation to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerRule {
    /// `“…,” Macron said`
    AfterSubjectVerb,
    /// `“…,” said Macron`
    AfterVerbSubject,
    /// `“…,” Macron quipped`: what follows on a comma and the closing mark, whatever the verb.
    SubjectAfter,
    /// `“…,” according to Macron`; `According to Macron, …`
    AccordingTo,
    /// `Macron said “…”`: subject and verb stand right before the mark, with or without a comma or a colon.
    BeforeTouching,
    /// `Macron said in Paris on Thursday: “…”`
    BeforeColon,
    /// `Macron told reporters in Paris, “…”`
    BeforeComma,
    /// `Macron said the plan was “…”`: a reporting verb of the short list earlier in the sentence.
    InSentence,
    /// `Macron called it “…”`: a verb that says something about somebody, earlier in the sentence.
    InSentenceAbout,
    /// `The plan was “…” from the start, Macron said.`
    ClosingTag,
    /// `Macron took the floor, saying “…”`; `Macron left and said “…”`: the subject of the sentence.
    SharedSubject,
    /// `“…” and “…”`: the speaker of the quotation before it in the sentence.
    SameSentence,
    /// `“…,” said Macron. “…”`: the speaker of the quotation before it in the paragraph.
    SameParagraph,
    /// `“…” “…,” said Macron.`: the speaker of the quotation after it.
    TagOfNext,
    /// The paragraph before ends in a colon.
    ColonParagraph,
    /// A paragraph that is a quotation and nothing else, after a quoted one.
    NextParagraph,
    /// `Macron: “…”`
    NameColon,
    /// `FELD: Yes.`: a line of an interview or of a debate.
    InterviewLine,
    /// `— Ann Feld (@feld)`
    Signature,
    /// `Macron spoke of the plan. “…”`: a reporting verb in the sentence before.
    SentenceBefore,
    /// The subject of the sentence that a quotation stands in, whatever its verb.
    SubjectOfSentence,
    /// The subject of the sentence before, whatever its verb.
    SubjectBefore,
    /// A reporting verb in the paragraph before.
    ParagraphBefore,
    /// `Macron's remark that “…”`: whose words it calls them.
    Possessor,
    /// Who spoke last, where nothing else says more.
    LastSpeaker,
    /// `Macron said that …`, without marks.
    IndirectBefore,
    /// `…, Macron said`, without marks.
    IndirectAfter,
    /// No rule: an editor says so. Where the text names nobody, the surface is empty.
    Editor,
}

impl SpeakerRule {
    /// Every rule: where the words stand that name the speaker, from next to the quotation to far from it.
    pub const ALL: &[Self] = &[
        Self::AfterSubjectVerb,
        Self::AfterVerbSubject,
        Self::SubjectAfter,
        Self::AccordingTo,
        Self::BeforeTouching,
        Self::BeforeColon,
        Self::BeforeComma,
        Self::InSentence,
        Self::InSentenceAbout,
        Self::ClosingTag,
        Self::SharedSubject,
        Self::Possessor,
        Self::SameSentence,
        Self::SameParagraph,
        Self::TagOfNext,
        Self::ColonParagraph,
        Self::NextParagraph,
        Self::NameColon,
        Self::InterviewLine,
        Self::Signature,
        Self::SentenceBefore,
        Self::SubjectOfSentence,
        Self::SubjectBefore,
        Self::ParagraphBefore,
        Self::LastSpeaker,
        Self::IndirectBefore,
        Self::IndirectAfter,
    ];

    /// Its name in exports and on the method page.
    pub fn name(self) -> &'static str {
        match self {
            Self::AfterSubjectVerb => "after-subject-verb",
            Self::AfterVerbSubject => "after-verb-subject",
            Self::SubjectAfter => "subject-after",
            Self::AccordingTo => "according-to",
            Self::BeforeTouching => "before-touching",
            Self::BeforeColon => "before-colon",
            Self::BeforeComma => "before-comma",
            Self::InSentence => "in-sentence",
            Self::InSentenceAbout => "in-sentence-about",
            Self::ClosingTag => "closing-tag",
            Self::SharedSubject => "shared-subject",
            Self::SameSentence => "same-sentence",
            Self::SameParagraph => "same-paragraph",
            Self::TagOfNext => "tag-of-next",
            Self::ColonParagraph => "colon-paragraph",
            Self::NextParagraph => "next-paragraph",
            Self::NameColon => "name-colon",
            Self::InterviewLine => "interview-line",
            Self::Signature => "signature",
            Self::SentenceBefore => "sentence-before",
            Self::SubjectOfSentence => "subject-of-sentence",
            Self::SubjectBefore => "subject-before",
            Self::ParagraphBefore => "paragraph-before",
            Self::Possessor => "possessor",
            Self::LastSpeaker => "last-speaker",
            Self::IndirectBefore => "indirect-before",
            Self::IndirectAfter => "indirect-after",
            Self::Editor => "editor",
        }
    }

    /// How good it is by itself, as measured: high from 95 of 100 on, low below 85.
    pub(super) fn confidence(self) -> Confidence {
        match self {
            Self::AfterSubjectVerb
            | Self::AfterVerbSubject
            | Self::SameParagraph
            | Self::ClosingTag
            | Self::InterviewLine
            | Self::Signature
            | Self::Editor => Confidence::High,
            Self::AccordingTo
            | Self::BeforeTouching
            | Self::BeforeColon
            | Self::BeforeComma
            | Self::SubjectAfter
            | Self::InSentence
            | Self::InSentenceAbout
            | Self::SharedSubject
            | Self::SameSentence
            | Self::TagOfNext
            | Self::ColonParagraph
            | Self::NextParagraph
            | Self::NameColon
            | Self::IndirectBefore
            | Self::IndirectAfter => Confidence::Medium,
            Self::SentenceBefore
            | Self::SubjectOfSentence
            | Self::SubjectBefore
            | Self::ParagraphBefore
            | Self::Possessor
            | Self::LastSpeaker => Confidence::Low,
        }
    }
}
