// QPDF, loaded when it is first needed.
//
// Linked to, it would cost every run of the program the loading of QPDF and of the cryptography that it brings along;
// only a PDF needs it. The functions are those of QPDF's C API under their own names. For the files render/qpdf_*
// alone. Thread-safe, as long as no two threads share a qpdf_data.
#pragma once

#include <qpdf/qpdf-c.h>

namespace dateline {

/// What we call of QPDF, in the order of the alphabet; the types are those of its header.
#define DATELINE_QPDF_FUNCTIONS(DO)              \
  DO(qpdf_cleanup)                               \
  DO(qpdf_get_buffer)                            \
  DO(qpdf_get_buffer_length)                     \
  DO(qpdf_get_error)                             \
  DO(qpdf_get_error_full_text)                   \
  DO(qpdf_get_page_n)                            \
  DO(qpdf_get_root)                              \
  DO(qpdf_has_error)                             \
  DO(qpdf_init)                                  \
  DO(qpdf_init_write_memory)                     \
  DO(qpdf_make_indirect_object)                  \
  DO(qpdf_oh_append_item)                        \
  DO(qpdf_oh_get_key)                            \
  DO(qpdf_oh_get_page_content_data)              \
  DO(qpdf_oh_insert_item)                        \
  DO(qpdf_oh_new_array)                          \
  DO(qpdf_oh_new_dictionary)                     \
  DO(qpdf_oh_new_null)                           \
  DO(qpdf_oh_new_unicode_string)                 \
  DO(qpdf_oh_parse)                              \
  DO(qpdf_oh_remove_key)                         \
  DO(qpdf_oh_replace_key)                        \
  DO(qpdf_oh_replace_stream_data)                \
  DO(qpdf_read_memory)                           \
  DO(qpdf_set_deterministic_ID)                  \
  DO(qpdf_set_minimum_pdf_version_and_extension) \
  DO(qpdf_set_object_stream_mode)                \
  DO(qpdf_set_suppress_warnings)                 \
  DO(qpdf_silence_errors)                        \
  DO(qpdf_write)

struct QpdfLibrary {
#define DATELINE_QPDF_MEMBER(name) decltype(&::name) name;
  DATELINE_QPDF_FUNCTIONS(DATELINE_QPDF_MEMBER)
#undef DATELINE_QPDF_MEMBER
};

/// The library. Loads it if nobody has. Throws Error when it is not installed.
const QpdfLibrary& qpdf();

}  // namespace dateline
