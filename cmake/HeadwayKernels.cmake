# The month's loop is compiled once per width of the processor's registers; the program picks one when it starts.
# kernel_v3 and kernel_v4 get their instruction set in every build type, so that debug and sanitize behave as release does.
function(headway_kernel_options)
  if(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
    return()
  endif()
  foreach(source IN LISTS ARGN)
    if(source MATCHES "/ensemble/kernel_v3\\.cpp$")
      set_property(SOURCE "${source}" APPEND PROPERTY COMPILE_OPTIONS "-march=x86-64-v3")
    elseif(source MATCHES "/ensemble/kernel_v4\\.cpp$")
      set_property(SOURCE "${source}" APPEND PROPERTY COMPILE_OPTIONS "-march=x86-64-v4;-mprefer-vector-width=512")
    endif()
  endforeach()
endfunction()
